// The words of a page of its own, in Swedish.

export const ownInterest = {
    title: "Jäv",
    lead: "Är någon som kan bli deltagare närstående till dig, eller finns det något annat som gör att din opartiskhet kan ifrågasättas? Anmäl det här, innan du möter ärendet. Från den stunden finns personens ärenden inte för dig: inte i listor, inte i sökning, inte på en direkt adress.",
    law: "Förvaltningslagen (2017:900) 16 och 18 §§. Vem det gäller sparas bara som ett kontrollvärde av personnumret, som ingen kan läsa tillbaka. Din chef får veta att du har anmält, inte vem det gäller. Svaret är detsamma om personen har ett ärende eller inte.",
    mine: "Det du har anmält",
    none: "Du har inte anmält något.",
    declared: (date: string) => `anmält ${date}`,
    ended: (date: string) => `gäller inte sedan ${date}`,
    closed: "Personens ärenden, om det finns några, är stängda för dig.",
    ownNumber:
        "Ditt eget personnummer är känt här. Om du själv är deltagare är ärendet stängt för dig, och för dina kollegor utom dem som har det vid namn.",
    noOwnNumber: "Ditt eget personnummer är inte känt här. Anmäl dig själv om du är eller blir deltagare.",
    declare: "Anmäl jäv",
    number: "Personnummer",
    numberHelp: "Tolv siffror, ååååmmdd-nnnn.",
    how: "Varför kan du inte handlägga?",
    closeness: {
        relative: "Närstående till mig",
        representative: "Jag är ställföreträdare eller ombud",
        other: "Annat som gör att min opartiskhet kan ifrågasättas",
    } as Record<string, string>,
    label: "Din egen minnesanteckning",
    labelHelp: "Till exempel ”min syster”. Visas bara för dig. Kan lämnas tom.",
    required: "Fyll i det här.",
    send: "Anmäl",
    saved: "Anmält. Personens ärenden är stängda för dig.",
    staff: "Anmälningar i din part",
    staffLead:
        "Vem som har anmält och när, inte vem det gäller. Att jäv inte längre finns avgör du, inte den som har anmält.",
    staffNone: "Ingen har anmält något.",
    end: "Gäller inte längre",
    endWhy: "Varför finns inte jäv längre?",
};

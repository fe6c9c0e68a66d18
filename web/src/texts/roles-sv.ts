// The words of the page of who does what, in Swedish.

export const roles = {
    title: "Vem gör vad",
    lead: "Rollerna som de är satta i systemet. Det här är reglerna som gäller när något skrivs, inte en beskrivning vid sidan av.",
    decides: "Vem beslutar",
    decidesLead:
        "Beslut fattas av den vars lag det är. Alla andra i teamet kan lägga förslag och yttra sig innan.",
    you: "(du)",
    steps: "Vem får göra vad",
    stepsLead: "I ärenden som man själv har. Det som redan är skrivet rättas av den part som skrev det.",
    role: "Vilken roll?",
    step: "Steg",
    may: "Ja",
    mayNot: "Nej",
    group: {
        begin: "Början",
        consent: "Samtycke och sekretess",
        assessment: "Kartläggning",
        plan: "Plan",
        placement: "Plats hos arbetsgivare",
        follow: "Uppföljning",
        end: "Avslut",
    },
    instead: "När någon inte kan",
    insteadRules: [
        "En planerad uppföljning kan tas av vem som helst i teamet, också från en annan part. Den får veta det som behövs för mötet, och inte mer.",
        "Ett beslut kan aldrig fattas av en annan myndighet i stället. Lägg ett förslag, så ser den som beslutar det på sin dag.",
        "När någon slutar eller byter uppdrag lämnas ärendet över. Den nya får det som är planerat och en presentation.",
        "En kollega i samma part kan öppna ett ärende med angivet skäl i några timmar. Det granskas efteråt.",
    ],
};

// What the dated rules are called: the text of src/rules/rules.txt, for places where the server tells a rule by its code alone.
// A test keeps the two equal.
export const ruleNames: Record<string, { sv: string; en: string }> = {
    JOB_ENTRY_LONG: {
        sv: "Väg in i jobb- och utvecklingsgarantin: lång arbetslöshet",
        en: "Way into the job and development guarantee: long unemployment",
    },
    JOB_ENTRY_LONG_OLD: {
        sv: "Väg in i jobb- och utvecklingsgarantin: lång arbetslöshet (äldre lydelse)",
        en: "Way into the job and development guarantee: long unemployment (earlier wording)",
    },
    JOB_ENTRY_DAYS: {
        sv: "Väg in i jobb- och utvecklingsgarantin: förbrukade ersättningsdagar",
        en: "Way into the job and development guarantee: used benefit days",
    },
    JOB_ENTRY_OTHER: {
        sv: "Väg in i jobb- och utvecklingsgarantin: från jobbgarantin för ungdomar",
        en: "Way into the job and development guarantee: from the youth job guarantee",
    },
    UGA_ENTRY: { sv: "Väg in i jobbgarantin för ungdomar", en: "Way into the youth job guarantee" },
    JOB_FULLTIME: { sv: "Insatserna ska motsvara heltid", en: "The activities shall amount to full time" },
    JOB_450: {
        sv: "450 dagar i jobb- och utvecklingsgarantin",
        en: "450 days in the job and development guarantee",
    },
    BENEFIT_LEVEL: { sv: "Aktivitetsstödets grundbelopp", en: "The basic amount of activity support" },
    JOB_EXIT: {
        sv: "Utskrivning ur jobb- och utvecklingsgarantin",
        en: "Leaving the job and development guarantee",
    },
    JOB_REVOKE: { sv: "Återkallelse av anvisningen", en: "Revocation of the assignment" },
    JOB_REENTRY: {
        sv: "Tillbaka till jobb- och utvecklingsgarantin",
        en: "Back into the job and development guarantee",
    },
    PRAKTIK_MAX: { sv: "Arbetspraktik, längsta tid", en: "Internship, longest time" },
    AT_MAX: { sv: "Arbetsträning, längsta tid", en: "Work training, longest time" },
    FAT_MAX: { sv: "Förstärkt arbetsträning, längsta tid", en: "Enhanced work training, longest time" },
    UNION_HEARING: { sv: "Facket ska få yttra sig", en: "The union shall be heard" },
    HOST_BARRED: { sv: "Anordnare som inte får anlitas", en: "Hosts that may not be used" },
    SMF: {
        sv: "Studiemotiverande folkhögskolekurs, längsta tid",
        en: "Study motivation course, longest time",
    },
    DAILY_ACTIVITY: { sv: "Daglig verksamhet bredvid annat", en: "Daily activity beside something else" },
    EXTRA_ELIG: { sv: "Extratjänst, vem som kan få", en: "Extra service job, for whom" },
    EXTRA_MAX: { sv: "Extratjänst, längsta tid", en: "Extra service job, longest time" },
    EXTRA_STOP: { sv: "Extratjänster fasas ut", en: "Extra service jobs are phased out" },
    EXTRA_STOP_DOUBT: {
        sv: "Stopp för extratjänster: oklart slut",
        en: "Stop for extra service jobs: end unclear",
    },
    EXTRA_ABOLISHED: { sv: "Extratjänster är avskaffade", en: "Extra service jobs are abolished" },
    INTRO_ELIG: { sv: "Introduktionsjobb, vem som kan få", en: "Introduction job, for whom" },
    INTRO_ELIG_YOUTH: { sv: "Introduktionsjobb för unga", en: "Introduction job for the young" },
    INTRO_MAX: {
        sv: "Introduktionsjobb, längsta tid per beslut",
        en: "Introduction job, longest time per decision",
    },
    INTRO_STOP: { sv: "Stopp för introduktionsjobb", en: "Stop for introduction jobs" },
    NYSTART: { sv: "Nystartsjobb, vem som kan få", en: "New start job, for whom" },
    LONEBIDRAG: { sv: "Lönebidrag", en: "Wage subsidy" },
    PLAN_DEADLINE: { sv: "Individuell handlingsplan", en: "Individual plan" },
    ACT_REPORT: { sv: "Aktivitetsrapport", en: "Activity report" },
    SANCTION_A: { sv: "Åtgärder vid misskötsel i program", en: "Measures for misconduct in programmes" },
    SANCTION_B: {
        sv: "Åtgärder när insats eller arbete avvisas",
        en: "Measures when an activity or a job is refused",
    },
    SANCTION_C: {
        sv: "Åtgärder när arbete lämnas eller oriktiga uppgifter ges",
        en: "Measures when a job is left or false statements are made",
    },
    SANCTION_AKASSA: { sv: "Åtgärder i arbetslöshetsförsäkringen", en: "Measures in unemployment insurance" },
    SANCTION_2026: {
        sv: "Förslag: skärpta åtgärder i program",
        en: "Proposal: stricter measures in programmes",
    },
    KAA_SCOPE: { sv: "Det kommunala aktivitetsansvaret", en: "The municipal activity responsibility" },
    KAA_3PART: { sv: "Trepartssamtal före 20-årsdagen", en: "Three-party meeting before the 20th birthday" },
    AE_AGE: { sv: "Aktivitetsersättning, åldersgränser", en: "Activity compensation, age limits" },
    SIP_DUTY: { sv: "Samordnad individuell plan (SIP)", en: "Coordinated individual plan (SIP)" },
    SOC_ACTIVITY: {
        sv: "Förslag: aktivitetskrav för försörjningsstöd",
        en: "Proposal: activity requirement for income support",
    },
    DUA: {
        sv: "Överenskommelser mellan Arbetsförmedlingen och kommunen",
        en: "Agreements between Arbetsförmedlingen and the municipality",
    },
    HOLIDAYS: { sv: "Helgdagar och tidsfrister", en: "Holidays and deadlines" },
};

/** A sentence with the names of rules in place of their codes. */
export const nameRules = (text: string, language: "sv" | "en"): string =>
    text.replace(/\b[A-Z][A-Z0-9_]{3,}\b/g, (code) => ruleNames[code]?.[language] ?? code);

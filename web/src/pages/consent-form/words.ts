// What the printed form says besides its text, in the languages that the pages themselves are not in. Translated by machine, as the
// texts are, until the association has had them gone through; the form says so, and carries the Swedish beside.
import type { Category, Party } from "../../api/types";
import { sv, type Texts } from "../../texts/sv";

/** How the language is written: its BCP 47 tag and direction. */
export const writing = (language: string): { lang: string; dir: "ltr" | "rtl" } => ({
    lang: language === "sv-simple" ? "sv" : language,
    dir: language === "ar" || language === "prs" ? "rtl" : "ltr",
});

interface Words {
    parties: Partial<Record<Party, string>>;
    projectLeads: string;
    categories: Partial<Record<Category, string>>; // those that the forms ask about
    and: string;
    provision: (from: string, to: string) => string;
    what: (what: string) => string;
    reference: string;
    about: string;
    yes: string;
    no: string;
    line: (months: number) => string;
    date: string;
    signature: string;
    name: string;
    helped: string;
    unreviewed: string;
}

const ar: Words = {
    parties: {
        employment_service: "مكتب العمل (Arbetsförmedlingen)",
        social_services: "الخدمات الاجتماعية (socialtjänsten)",
        labour_market: "قسم سوق العمل في البلدية",
        adult_education: "تعليم الكبار (vuxenutbildningen)",
        social_insurance: "صندوق التأمينات الاجتماعية (Försäkringskassan)",
        health_region: "الرعاية الصحية (regionen)",
    },
    projectLeads: "إدارة المشروع",
    categories: {
        identity: "من أنت",
        protected_identity: "البيانات الشخصية المحمية",
        participation: "أنك مشارك",
        registration: "التسجيل والبرنامج",
        authority_plan: "خطة الجهة نفسها",
        income_support: "المعونة المالية",
        work_history: "العمل والمهنة",
        functional_needs: "ما تستطيعه وما لا تستطيعه",
        care_track: "مواعيد الرعاية الصحية في الخطة",
        insurance_benefit: "التعويض من صندوق التأمينات",
        joint_assessment: "التقييم المشترك",
        joint_plan: "الخطة المشتركة",
        follow_up: "المتابعات",
        studies: "الدراسة",
        statistics: "الإحصاءات",
    },
    and: "وكذلك",
    provision: (from, to) => `يجوز لـ ${from} أن تعطي معلومات إلى ${to}`,
    what: (what) => `يشمل ذلك: ${what}.`,
    reference: "الرقم المرجعي",
    about: "يخص",
    yes: "نعم",
    no: "لا",
    line: (months) => `المدة بالأشهر: ${months}.`,
    date: "المكان والتاريخ",
    signature: "التوقيع",
    name: "الاسم بخط واضح",
    helped: "المترجم أو من قرأ النص، إن وُجد",
    unreviewed:
        "هذه ترجمة آلية لم يراجعها أحد بعد. النص السويدي هو المعتمد. اطلب مترجماً إذا كان هناك شيء غير واضح.",
};
const so: Words = {
    parties: {
        employment_service: "xafiiska shaqada (Arbetsförmedlingen)",
        social_services: "adeegga bulshada (socialtjänsten)",
        labour_market: "waaxda suuqa shaqada ee degmada",
        adult_education: "waxbarashada dadka waaweyn (vuxenutbildningen)",
        social_insurance: "khasnadda caymiska (Försäkringskassan)",
        health_region: "daryeelka caafimaadka (regionen)",
    },
    projectLeads: "hoggaanka mashruuca",
    categories: {
        identity: "cidda aad tahay",
        protected_identity: "xogta shakhsiga ah ee la ilaaliyo",
        participation: "inaad ka qayb qaadanayso",
        registration: "diiwaangelinta iyo barnaamijka",
        authority_plan: "qorshaha hay'adda",
        income_support: "taageerada dhaqaalaha",
        work_history: "shaqada iyo xirfadda",
        functional_needs: "waxa kuu shaqeeya iyo waxa aan kuu shaqeyn",
        care_track: "ballamaha daryeelka ee qorshaha",
        insurance_benefit: "lacagta khasnadda caymiska",
        joint_assessment: "qiimeynta wadajirka ah",
        joint_plan: "qorshaha wadajirka ah",
        follow_up: "dabagalka",
        studies: "waxbarashada",
        statistics: "tirakoobka",
    },
    and: "iyo",
    provision: (from, to) => `${from} macluumaad way siin kartaa ${to}`,
    what: (what) => `Waxay khusaysaa: ${what}.`,
    reference: "Tixraac",
    about: "Waxay khusaysaa",
    yes: "Haa",
    no: "Maya",
    line: (months) => `Muddada, bilo: ${months}.`,
    date: "Goobta iyo taariikhda",
    signature: "Saxiixa",
    name: "Magaca oo cad",
    helped: "Turjumaanka ama qofka qoraalka akhriyay, haddii uu jiro",
    unreviewed:
        "Tani waa turjumaad mashiin oo aan weli cidina hubin. Qoraalka Iswiidhishka ah ayaa ansax ah. Weydiiso turjumaan haddii wax aan caddayn.",
};
const prs: Words = {
    parties: {
        employment_service: "ادارهٔ کاریابی (Arbetsförmedlingen)",
        social_services: "خدمات اجتماعی (socialtjänsten)",
        labour_market: "بخش بازار کار شاروالی",
        adult_education: "آموزش بزرگسالان (vuxenutbildningen)",
        social_insurance: "صندوق بیمهٔ اجتماعی (Försäkringskassan)",
        health_region: "بخش صحی (regionen)",
    },
    projectLeads: "رهبری پروژه",
    categories: {
        identity: "این که شما کی هستید",
        protected_identity: "معلومات شخصی محافظت‌شده",
        participation: "این که شما شرکت دارید",
        registration: "ثبت نام و برنامه",
        authority_plan: "پلان خود اداره",
        income_support: "کمک مالی",
        work_history: "کار و مسلک",
        functional_needs: "آنچه می‌توانید و آنچه نمی‌توانید",
        care_track: "وقت‌های صحی در پلان",
        insurance_benefit: "پول از صندوق بیمه",
        joint_assessment: "ارزیابی مشترک",
        joint_plan: "پلان مشترک",
        follow_up: "پیگیری‌ها",
        studies: "تحصیل",
        statistics: "احصائیه",
    },
    and: "و",
    provision: (from, to) => `${from} اجازه دارد به ${to} معلومات بدهد`,
    what: (what) => `شامل این می‌شود: ${what}.`,
    reference: "شمارهٔ ارجاع",
    about: "مربوط به",
    yes: "بلی",
    no: "نه",
    line: (months) => `مدت به ماه: ${months}.`,
    date: "محل و تاریخ",
    signature: "امضا",
    name: "نام به خط واضح",
    helped: "ترجمان یا کسی که متن را خوانده است، اگر کسی بوده",
    unreviewed:
        "این یک ترجمهٔ ماشینی است که هنوز کسی آن را بررسی نکرده است. متن سویدنی معتبر است. اگر چیزی واضح نیست، ترجمان بخواهید.",
};
const uk: Words = {
    parties: {
        employment_service: "Служба зайнятості (Arbetsförmedlingen)",
        social_services: "Соціальна служба (socialtjänsten)",
        labour_market: "Відділ ринку праці муніципалітету",
        adult_education: "Освіта для дорослих (vuxenutbildningen)",
        social_insurance: "Каса соціального страхування (Försäkringskassan)",
        health_region: "Охорона здоров'я (regionen)",
    },
    projectLeads: "керівництво проєкту",
    categories: {
        identity: "хто ви",
        protected_identity: "захищені персональні дані",
        participation: "те, що ви берете участь",
        registration: "реєстрація та програма",
        authority_plan: "власний план установи",
        income_support: "соціальна допомога",
        work_history: "робота і професія",
        functional_needs: "що вам під силу, а що ні",
        care_track: "лікування в плані",
        insurance_benefit: "виплати від каси страхування",
        joint_assessment: "спільна оцінка",
        joint_plan: "спільний план",
        follow_up: "подальші зустрічі",
        studies: "навчання",
        statistics: "статистика",
    },
    and: "та",
    provision: (from, to) => `${from} → ${to}: дозволено передавати відомості`,
    what: (what) => `Це стосується: ${what}.`,
    reference: "Номер",
    about: "Стосується",
    yes: "Так",
    no: "Ні",
    line: (months) => `Строк дії, місяців: ${months}.`,
    date: "Місце і дата",
    signature: "Підпис",
    name: "Ім'я розбірливо",
    helped: "Перекладач або той, хто прочитав текст уголос, якщо був",
    unreviewed:
        "Це машинний переклад, який ще ніхто не перевірив. Чинним є шведський текст. Попросіть перекладача, якщо щось незрозуміло.",
};
const ti: Words = {
    parties: {
        employment_service: "ቤት ጽሕፈት ስራሕ (Arbetsförmedlingen)",
        social_services: "ማሕበራዊ ኣገልግሎት (socialtjänsten)",
        labour_market: "ክፍሊ ዕዳጋ ስራሕ ናይ ምምሕዳር ከተማ",
        adult_education: "ትምህርቲ ዓበይቲ (vuxenutbildningen)",
        social_insurance: "ሳንዱቕ መድሕን (Försäkringskassan)",
        health_region: "ሕክምና (regionen)",
    },
    projectLeads: "መራሕቲ ፕሮጀክት",
    categories: {
        identity: "መን ምዃንኩም",
        protected_identity: "ዝተሓለወ ውልቃዊ ሓበሬታ",
        participation: "ትሳተፉ ምህላውኩም",
        registration: "ምዝገባን ፕሮግራምን",
        authority_plan: "ናይቲ ቤት ጽሕፈት መደብ",
        income_support: "ገንዘባዊ ሓገዝ",
        work_history: "ስራሕን ሞያን",
        functional_needs: "እትኽእልዎን ዘይትኽእልዎን",
        care_track: "ኣብቲ መደብ ዘሎ ናይ ሕክምና ቆጸራታት",
        insurance_benefit: "ካብ ሳንዱቕ መድሕን ዝኽፈል ገንዘብ",
        joint_assessment: "ሓባራዊ ገምጋም",
        joint_plan: "ሓባራዊ መደብ",
        follow_up: "ምክትታል",
        studies: "ትምህርቲ",
        statistics: "ስታቲስቲክስ",
    },
    and: "ከምኡ'ውን",
    provision: (from, to) => `${from} ን${to} ሓበሬታ ክህብ ይኽእል`,
    what: (what) => `እዚ ዝምልከት፦ ${what}።`,
    reference: "መወከሲ ቁጽሪ",
    about: "ዝምልከት",
    yes: "እወ",
    no: "ኣይፋል",
    line: (months) => `ግዜ ብኣዋርሕ፦ ${months}።`,
    date: "ቦታን ዕለትን",
    signature: "ፊርማ",
    name: "ስም ብንጹር ጽሕፈት",
    helped: "ኣስተርጓሚ ወይ ነቲ ጽሑፍ ዘንበበ ሰብ፡ እንተ ሃልዩ",
    unreviewed: "እዚ ብማሽን ዝተተርጎመን ገና ዘይተገምገመን እዩ። እቲ ናይ ሽወደን ጽሑፍ እዩ ዝጸንዕ። ዘይንጹር ነገር እንተ ሃልዩ ኣስተርጓሚ ሕተቱ።",
};

const others: Record<string, Words> = { ar, so, prs, uk, ti };

/** The form's own words in its language, whatever the reader's is. */
export interface FormWords {
    words: Texts;
    unreviewed: string; // the warning, in the form's language
    swedish: boolean; // there are none in that language: they are Swedish
}
export async function formWords(language: string): Promise<FormWords> {
    if (language === "en") {
        const { en } = await import("../../texts/en");
        return { words: en, unreviewed: en.parts.blank.unreviewed, swedish: false };
    }
    const other = others[language];
    if (!other)
        return {
            words: sv,
            unreviewed: sv.parts.blank.unreviewed,
            swedish: writing(language).lang !== "sv",
        };
    const { parties, categories, and, projectLeads, provision, what, unreviewed, ...blank } = other;
    return {
        words: {
            ...sv,
            party: { ...sv.party, ...parties },
            category: { ...sv.category, ...categories },
            sees: { ...sv.sees, and, projectLeads },
            parts: {
                ...sv.parts,
                provision,
                provisionWhat: what,
                blank: { ...sv.parts.blank, ...blank },
            },
        },
        unreviewed,
        swedish: false,
    };
}

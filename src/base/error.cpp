#include "base/error.hpp"

#include <array>
#include <stdexcept>

namespace samkraft {
namespace {

constexpr std::array kCodes{
    CodeInfo{Code::kMalformed, "malformed", 400, "Det som skickades gick inte att läsa: {0}",
             "What was sent could not be read: {0}"},
    CodeInfo{Code::kInvalid, "invalid", 422, "Rätta det som är markerat och spara igen.",
             "Correct what is marked and save again."},
    CodeInfo{Code::kRequired, "required", 422, "Fyll i det här.", "Fill this in."},
    CodeInfo{Code::kTooLong, "too_long", 422, "Texten är för lång. Högst {0} tecken ryms.",
             "The text is too long. At most {0} characters fit."},
    CodeInfo{Code::kTooLarge, "too_large", 413, "Det som skickades är för stort. Högst {0} tas emot.",
             "What was sent is too large. At most {0} is accepted."},
    CodeInfo{Code::kUnknownField, "unknown_field", 422, "Fältet {0} finns inte.", "There is no field {0}."},
    CodeInfo{Code::kUnknownValue, "unknown_value", 422, "Välj ett av alternativen. ”{0}” är inget av dem.",
             "Choose one of the options. “{0}” is none of them."},
    CodeInfo{Code::kNotADate, "not_a_date", 422, "Skriv datumet som år-månad-dag, till exempel 2019-03-04.",
             "Write the date as year-month-day, for example 2019-03-04."},
    CodeInfo{Code::kNotANumber, "not_a_number", 422, "Skriv ett tal.", "Write a number."},
    CodeInfo{Code::kOutOfRange, "out_of_range", 422, "Värdet måste ligga mellan {0} och {1}.",
             "The value must lie between {0} and {1}."},
    CodeInfo{Code::kNotAnAddress, "not_an_address", 422,
             "Adressen stämmer inte. Skriv en e-postadress, eller ett mobilnummer som 070-123 45 67.",
             "The address is not right. Write a mail address, or a mobile number as +46 70 123 45 67."},
    CodeInfo{Code::kNotAHome, "not_a_home", 422,
             "Skriv gata, nummer och postnummer, till exempel Storgatan 12 B, 211 34 Malmö.",
             "Write street, number and postal code, for example Storgatan 12 B, 211 34 Malmö."},
    CodeInfo{Code::kPersonalNumber, "personal_number", 422, "Personnumret stämmer inte: {0}",
             "The personal number is not right: {0}"},
    CodeInfo{Code::kForbiddenText, "forbidden_text", 422, "Texten innehåller tecken som inte kan sparas.",
             "The text holds characters that cannot be stored."},
    CodeInfo{Code::kDiagnosis, "diagnosis", 422,
             "Skriv vad personen kan och behöver, inte diagnosen. Ta bort ”{0}”.",
             "Write what the person can do and needs, not the diagnosis. Remove “{0}”."},
    CodeInfo{
        Code::kTextNeedsProvisions, "text_needs_provisions", 422,
        "Texten måste ha raden {provisions} för sig, en gång, med text före och efter. Där visas vad "
        "deltagaren svarar på.",
        "The text must have the line {provisions} by itself, once, with text before and after it. What the "
        "participant answers is shown there."},
    CodeInfo{Code::kProtectedText, "protected_text", 422,
             "Personuppgifterna är skyddade. Skriv ”deltagaren” i stället för ”{0}”.",
             "The personal data are protected. Write “the participant” instead of “{0}”."},
    CodeInfo{Code::kIdentifies, "identifies", 422,
             "Det går att förstå vem det gäller. Ta bort ”{0}” eller skriv något allmänt i stället.",
             "It can be understood who this is about. Remove “{0}”, or write something general instead."},
    CodeInfo{Code::kUnconfirmed, "unconfirmed", 422,
             "”{0}” kan avslöja vem det gäller. Skriv något allmänt, eller intyga att det inte gör det.",
             "“{0}” may tell who this is about. Write something general, or confirm that it does not."},
    CodeInfo{Code::kNotAgreed, "not_agreed", 422,
             "Den som frågade har inte sagt ja till att texten blir allmän. Skriv frågan med egna ord.",
             "The asker has not agreed that the text is published. Write the question in your own words."},
    CodeInfo{Code::kUnsupportedMedia, "unsupported_media", 415, "Filtypen tas inte emot. Skicka {0}.",
             "This type of file is not accepted. Send {0}."},
    CodeInfo{Code::kMethodNotAllowed, "method_not_allowed", 405,
             "Det går inte att göra så med den här adressen.", "That cannot be done with this address."},

    CodeInfo{Code::kSignInNeeded, "sign_in_needed", 401,
             "Logga in för att fortsätta. Det du har skrivit finns kvar.",
             "Sign in to continue. What you have written is kept."},
    CodeInfo{Code::kWrongPassword, "wrong_password", 401, "Användarnamnet eller lösenordet stämmer inte.",
             "The user name or the password is not right."},
    CodeInfo{Code::kTooManyTries, "too_many_tries", 429,
             "För många försök. Vänta {0} sekunder och försök igen.",
             "Too many tries. Wait {0} seconds and try again."},
    CodeInfo{Code::kForgedRequest, "forged_request", 403,
             "Sidan var för gammal. Ladda om den och försök igen.",
             "The page was too old. Reload it and try again."},
    CodeInfo{Code::kCodeNeeded, "code_needed", 401, "Skriv koden från din autentiseringsapp.",
             "Write the code from your authenticator app."},
    CodeInfo{Code::kWrongCode, "wrong_code", 401,
             "Koden stämmer inte eller är redan använd. Vänta på nästa kod och försök igen.",
             "The code is not right or has been used. Wait for the next one and try again."},
    CodeInfo{Code::kPasswordShort, "password_short", 422,
             "Lösenordet är för kort. Ta minst {0} tecken, gärna flera ord efter varandra.",
             "The password is too short. Take at least {0} characters, several words in a row for instance."},
    CodeInfo{Code::kPasswordGuessable, "password_guessable", 422,
             "Lösenordet är lätt att gissa: det är vanligt, eller gjort av namn eller ord härifrån. Ta flera "
             "ord som inte hör ihop.",
             "The password is easily guessed: it is a usual one, or made of names or words from here. Take "
             "several words that do not belong together."},
    CodeInfo{
        Code::kFactorMissing, "factor_missing", 403,
        "Det krävs en kod från en autentiseringsapp för att logga in. Be en administratör att lägga upp den.",
        "Signing in takes a code from an authenticator app. Ask an administrator to set it up."},
    CodeInfo{
        Code::kUnknownPerson, "unknown_person", 403,
        "Du är inte upplagd här. Arbetar du här: be din chef eller administratör att lägga upp dig. Är du "
        "deltagare: prata med din handläggare.",
        "You are not registered here. If you work here, ask your manager or administrator to register "
        "you. If you are a participant, talk to your case officer."},
    CodeInfo{Code::kSignInStale, "sign_in_stale", 403, "Inloggningen gäller inte längre. Börja om.",
             "The sign-in no longer holds. Begin again."},
    CodeInfo{Code::kNotFound, "not_found", 404, "Det finns inget här som du kan se.",
             "There is nothing here that you can see."},
    CodeInfo{Code::kMandate, "mandate", 403, "Det här beslutar {0}. Du kan lämna ett förslag i stället.",
             "This is decided by {0}. You can make a proposal instead."},
    CodeInfo{Code::kForbidden, "forbidden", 403, "Din roll har inte den här uppgiften.",
             "Your role does not have this task."},
    CodeInfo{Code::kOfficersOnly, "officers_only", 403,
             "Personuppgifterna är skyddade. Bara en utsedd handläggare gör papper i ärendet.",
             "The personal data are protected. Only a named officer makes papers in this case."},

    CodeInfo{Code::kStale, "stale", 409, "Någon annan hann ändra samma sak. Jämför och spara igen.",
             "Someone else changed the same thing first. Compare and save again."},
    CodeInfo{Code::kRepeatedKey, "repeated_key", 409, "Samma nyckel har redan använts för något annat.",
             "The same key has already been used for something else."},
    CodeInfo{Code::kCaseClosed, "case_closed", 409, "Ärendet är avslutat. Det går att läsa men inte ändra.",
             "The case is closed. It can be read but not changed."},
    CodeInfo{Code::kCaseOpen, "case_open", 409, "Personen har redan ett öppet ärende.",
             "The person already has an open case."},
    CodeInfo{Code::kAlreadyDone, "already_done", 409, "Det är redan gjort.", "It is already done."},
    CodeInfo{Code::kWrongState, "wrong_state", 409, "Det går inte nu: {0}", "That cannot be done now: {0}"},
    CodeInfo{Code::kConsentMissing, "consent_missing", 409,
             "Det saknas samtycke för det här. Fråga deltagaren först.",
             "There is no consent for this. Ask the participant first."},
    CodeInfo{Code::kConsentEnded, "consent_ended", 409, "Samtycket gäller inte längre.",
             "The consent no longer holds."},
    CodeInfo{
        Code::kStatuteMissing, "statute_missing", 422,
        "{0} ger inte rätt att lämna ut det här. Kontrollera mottagare, uppgift och datum, eller välj en "
        "annan grund.",
        "{0} does not let this be disclosed. Check receiver, content and date, or choose another basis."},
    CodeInfo{
        Code::kAudienceClosed, "audience_closed", 409,
        "{0} får inte läsa det här: inget samtycke och ingen annan grund öppnar det. Be om samtycke, eller "
        "välj en snävare krets.",
        "{0} may not read this: no consent and no other basis opens it. Ask for consent, or choose fewer "
        "who take part."},
    CodeInfo{Code::kNextContactMissing, "next_contact_missing", 422,
             "Sätt datum för nästa kontakt. Deltagaren ska alltid veta när ni hörs.",
             "Set the date of the next contact. The participant should always know when you meet next."},
    CodeInfo{Code::kNextStepMissing, "next_step_missing", 422,
             "Skriv nästa steg. En kartläggning utan nästa steg hjälper ingen vidare.",
             "Write the next step. An assessment without one helps nobody onwards."},
    CodeInfo{Code::kLeadMissing, "lead_missing", 409, "Ärendet har ingen processledare än. Välj en i teamet.",
             "The case has no lead yet. Choose one in the team."},
    CodeInfo{Code::kNotInTeam, "not_in_team", 422, "Personen finns inte i ärendets team.",
             "That person is not in the team of the case."},
    CodeInfo{Code::kRuleStops, "rule_stops", 409, "Enligt regeln {0} går det inte: {1}",
             "By the rule {0} it cannot be done: {1}"},
    CodeInfo{Code::kReasonMissing, "reason_missing", 422, "Skriv varför.", "Write why."},
    CodeInfo{
        Code::kRestrictedMatter, "restricted_matter", 422,
        "Misstankar om fel hör inte hemma i den gemensamma akten. Ta det till din egen "
        "myndighets kontrollfunktion.",
        "Suspicions do not belong in the joint record. Take it to your own authority's control function."},
    CodeInfo{Code::kOwnCase, "own_case", 403, "Du kan inte arbeta i ditt eget eller en närståendes ärende.",
             "You cannot work in your own case or that of a relative."},
    CodeInfo{Code::kSecondPerson, "second_person", 403,
             "Det här kräver två personer. Någon annan än du måste göra den andra delen.",
             "This takes two persons. Somebody else than you must do the other part."},
    CodeInfo{Code::kDuplicatePerson, "duplicate_person", 409, "Personen finns redan.",
             "The person is already registered."},
    CodeInfo{Code::kOwnDoing, "own_doing", 403,
             "Det här har du själv gjort. Någon annan som granskar måste ta det.",
             "This is your own doing. Another reviewer must take it."},
    CodeInfo{Code::kSetByLaw, "set_by_law", 409,
             "Dagen är bestämd i lag eller kan inte vänta. Det går inte att skjuta upp. Tilldela en kollega "
             "om du inte hinner.",
             "The day is set by law or cannot wait. It cannot be put off. Assign a colleague if you have no "
             "time."},
    CodeInfo{
        Code::kOrganisationNumber, "organisation_number", 422,
        "Organisationsnumret stämmer inte: tio siffror, där den sista är en kontrollsiffra. För en enskild "
        "firma är numret ett personnummer. Lämna då fältet tomt.",
        "The organisation number is not right: ten digits, the last of which is a check digit. A sole "
        "trader's number is a personal number: leave the field empty."},

    CodeInfo{Code::kFileEncoding, "file_encoding", 422,
             "Filens tecken går inte att läsa på rad {0}. Spara den som UTF-8 eller Windows-1252.",
             "The characters of the file cannot be read on row {0}. Save it as UTF-8 or Windows-1252."},
    CodeInfo{Code::kFileColumns, "file_columns", 422, "Kolumnen {0} saknas.", "The column {0} is missing."},
    CodeInfo{Code::kFileTruncated, "file_truncated", 422, "Filen är avbruten eller skadad: {0}",
             "The file is cut short or damaged: {0}"},
    CodeInfo{Code::kFileBomb, "file_bomb", 422, "Filen packar upp till för mycket. Högst {0} tas emot.",
             "The file unpacks to too much. At most {0} is accepted."},
    CodeInfo{Code::kFormulaText, "formula_text", 422,
             "Cellen börjar som en formel (”{0}”). Skriv den som text.",
             "The cell begins like a formula (“{0}”). Write it as text."},
    CodeInfo{Code::kPreviewGone, "preview_gone", 409,
             "Förhandsgranskningen gäller inte längre. Läs in filen igen.",
             "The preview no longer holds. Read the file again."},
    CodeInfo{Code::kImportRow, "import_row", 409, "Rad {0}: {1}", "Row {0}: {1}"},
    CodeInfo{
        Code::kFileMismatch, "file_mismatch", 422,
        "Filens namn eller typ stämmer inte med innehållet, som är {0}. Spara filen på nytt i sitt rätta "
        "format.",
        "The name or type of the file does not fit its content, which is {0}. Save it anew in its own "
        "format."},
    CodeInfo{Code::kFileActive, "file_active", 422,
             "Filen innehåller något som kan köras eller som döljer en annan fil ({0}). Skriv ut den som en "
             "ny PDF eller skanna pappret.",
             "The file holds something that can run or that hides another file ({0}). Print it to a new PDF "
             "or scan the paper."},
    CodeInfo{Code::kFileLocked, "file_locked", 422,
             "Filen är krypterad eller låst med lösenord. Spara den utan lösenord.",
             "The file is encrypted or locked with a password. Save it without one."},
    CodeInfo{Code::kFilesFull, "files_full", 409,
             "Din parts handlingar i ärendet får ta högst {0}. Den här får inte plats.",
             "Your party's documents in the case may take at most {0}. This one does not fit."},

    CodeInfo{Code::kUnavailable, "unavailable", 503, "Det går inte just nu. Försök igen om en stund.",
             "That is not possible right now. Try again in a while."},
    CodeInfo{Code::kInternal, "internal", 500,
             "Något gick fel hos oss. Inget sparades. Uppge {0} om du hör av dig.",
             "Something went wrong on our side. Nothing was saved. Give {0} if you contact us."},
    CodeInfo{Code::kSetup, "setup", 500, "Programmet är inte rätt inställt: {0}",
             "The program is not set up right: {0}"},
};

constexpr bool EveryCodeOnceInOrder() {
    if (kCodes.size() != static_cast<std::size_t>(Code::kCount_)) return false;
    for (std::size_t i = 0; i < kCodes.size(); ++i)
        if (static_cast<std::size_t>(kCodes[i].code) != i) return false;
    return true;
}
static_assert(EveryCodeOnceInOrder());

}  // namespace

const CodeInfo& Info(Code code) { return kCodes.at(static_cast<std::size_t>(code)); }

std::string Message(const Error& error, Language language) {
    const CodeInfo& info = Info(error.code);
    const std::string_view text = language == Language::kSwedish ? info.swedish : info.english;
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '{' && i + 2 < text.size() && text[i + 2] == '}') {
            const auto index = static_cast<std::size_t>(text[i + 1] - '0');
            if (index < error.args.size()) out += error.args[index];
            i += 2;
        } else {
            out += text[i];
        }
    }
    return out;
}

}  // namespace samkraft

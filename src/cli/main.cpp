// The samkraft command. Each subcommand is one function below; what they do lives in the modules.
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <CLI/CLI.hpp>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <future>
#include <iostream>
#include <memory>

#include "base/json.hpp"
#include "base/log.hpp"
#include "base/text.hpp"
#include "cli/audit.hpp"
#include "cli/clocks.hpp"
#include "cli/config.hpp"
#include "cli/demo.hpp"
#include "cli/doors.hpp"
#include "cli/judge.hpp"
#include "cli/log_disposal.hpp"
#include "cli/question_disposal.hpp"
#include "cli/senders.hpp"
#include "cli/tend.hpp"
#include "cli/terms.hpp"
#include "formats/participants_file.hpp"
#include "formats/party_file.hpp"
#include "formats/referral.hpp"
#include "http/api.hpp"
#include "http/contract.hpp"
#include "http/problem.hpp"
#include "journal/backup.hpp"
#include "journal/last_moment.hpp"
#include "journal/row_security.hpp"
#include "journal/sweep.hpp"
#include "net/server.hpp"
#include "office/directory_stream.hpp"
#include "office/office.hpp"
#include "office/password.hpp"
#include "office/postman.hpp"
#include "rules/rules.hpp"
#include "secrecy/records.hpp"

namespace {

using namespace samkraft;
namespace fs = std::filesystem;

constexpr AssociationId kAssociation{1};

int Report(const Error& error) {
    std::cerr << "samkraft: " << Message(error, Language::kEnglish) << '\n';
    for (const Error& detail : error.details)
        std::cerr << "  " << detail.pointer << ": " << Message(detail, Language::kEnglish) << '\n';
    return 1;
}

// A line that is written over while work goes on, where somebody is looking.
void ShowProgress(const std::string& line) {
    if (isatty(STDERR_FILENO)) std::cerr << "\r\033[K" << line << std::flush;
}
void EndProgress() {
    if (isatty(STDERR_FILENO)) std::cerr << "\r\033[K" << std::flush;
}

Result<std::unique_ptr<journal::Journal>> OpenJournal(const cli::Config& config, bool migrate = true,
                                                      int readers = 4) {
    if (config.database.starts_with("sqlite:")) {
        const fs::path folder = fs::path(config.database.substr(7)).parent_path();
        if (!folder.empty()) fs::create_directories(folder);
    }
    if (!fs::exists(config.key_file)) {
        // A new key for an old database would only hide what is wrong: make one for a new database alone.
        const bool fresh = config.database.starts_with("sqlite:") && !fs::exists(config.database.substr(7));
        if (!fresh)
            return Fail(Code::kSetup, "",
                        {"there is no key file at " + config.key_file +
                         ". Put the master key back, or see `samkraft migrate --help` for a new database"});
        if (const fs::path folder = fs::path(config.key_file).parent_path(); !folder.empty())
            fs::create_directories(folder);
        CHECK_OK(journal::CreateKeyFile(config.key_file));
    }
    return journal::Journal::Open({config.database, config.key_file, readers, migrate, config.keys_backup});
}

int Serve(const cli::Config& config, journal::Journal& journal, const Clock& clock, bool demo,
          const std::vector<demo::DemoUser>& users, const std::string& password) {
    if (const auto logged = journal.CheckAccessLog(kAssociation); !logged) return Report(logged.error());
    (void)rules::RuleBook::Embedded();  // a broken table stops the start, not a case officer
    RandomIds ids;
    auto doors = cli::DoorsOf(config);
    if (!doors) return Report(doors.error());
    auto scim = cli::ScimOf(config);
    if (!scim) return Report(scim.error());
    auto senders = cli::SendersOf(config);
    if (!senders) return Report(senders.error());
    if (const auto years = cli::CheckAuditYears(config); !years) return Report(years.error());
    auto terms = cli::TermsOf(config, LocalDate(clock.Now()));
    if (!terms) return Report(terms.error());
    office::Office::Options office_options{kAssociation, config.association, demo};
    office_options.terms = std::move(*terms);
    office_options.notice_channels = cli::ChannelsIn(*senders);
    office_options.session_idle_seconds = std::max(1, config.session_idle_minutes) * std::int64_t{60};
    office_options.session_seconds = std::max(1, config.session_hours) * std::int64_t{3600};
    office_options.second_factor_required = config.second_factor_required;
    office_options.case_file_bytes = static_cast<std::int64_t>(config.case_documents_megabytes) << 20U;
    office::Office office(journal, clock, ids, office_options);
    http::ApiOptions options;
    options.document_bytes = static_cast<std::uint64_t>(config.document_megabytes) << 20U;
    options.judge_pdf = cli::JudgePdfApart;
    options.session_seconds = office_options.session_seconds;
    options.doors = std::move(*doors);
    options.scim = std::move(*scim);
    const net::Server* listening = nullptr;
    options.public_url = [&config, &listening] {
        return config.public_url.empty()
                   ? "http://" + config.address + ":" + std::to_string(listening->port())
                   : config.public_url;
    };
    if (fs::exists(fs::path(config.web) / "index.html")) options.web = config.web;
    options.secure_cookies = config.secure_cookies;
    options.budget_times = config.budget_times;
    options.upload_bytes = static_cast<std::uint64_t>(config.upload_megabytes) << 20U;
    options.demo_password = password;
    for (const demo::DemoUser& u : users)
        options.demo_users.push_back({u.username, u.name, u.title, u.team, u.party, u.role});
    if (demo)
        options.demo_users.push_back({std::string(demo::DemoParticipant().username),
                                      std::string(demo::DemoParticipant().name), "Deltagare", "",
                                      domain::Party::kNone, domain::Role::kParticipant});
    http::Api api(office, options);
    net::Config net;
    net.address = config.address;
    net.port = config.port;
    net.workers = static_cast<unsigned>(config.workers);
    net.trusted_proxies = config.trusted_proxies;
    // One file of participants, and documents beside it.
    net.limits.upload_room = options.upload_bytes + 4 * options.document_bytes;
    net.limits.upload_bytes = [&api](const net::Request& head) { return api.UploadBytes(head); };
    net.problem = http::ProblemForStatus;
    if (config.secure_cookies) net.headers = http::HeadersOverTls();
    net::Server server(net, [&api](net::Request&& request, net::Responder responder) {
        api.Handle(std::move(request), std::move(responder));
    });
    listening = &server;
    server.Start();
    std::cout << "Samkraft answers at http://" << config.address << ':' << server.port() << std::endl;
    std::optional<office::Postman> postman;
    senders->service = options.public_url();
    if (!office_options.notice_channels.empty()) postman.emplace(office, std::move(*senders));
    if (options.web.empty()) std::cout << "(the API alone: no pages at " << config.web << ")" << std::endl;
    net::WaitForSignal();
    log::Info("stopping");
    server.Stop(net::Millis{10'000});
    return 0;
}

Instant MadeAt(const std::string& file) {
    struct stat status{};
    if (stat(file.c_str(), &status) != 0) return SystemClock{}.Now();
    return Instant{static_cast<std::int64_t>(status.st_mtime) * kMicrosPerSecond};
}

int Demo(cli::Config config, const std::string& folder, const std::string& database,
         demo::DemoOptions options, bool fresh, bool serve) {
    config.database = database.empty() ? "sqlite:" + folder + "/demo.db" : database;
    config.key_file = folder + "/demo.key";
    config.keys_backup.clear();  // is of an association's own database
    config.secure_cookies = false;
    config.association = demo::kAssociationName;
    const std::string ready = folder + "/demo.ready";  // holds what the demo was made from
    std::string made_from;
    std::getline(std::ifstream(ready), made_from);
    const std::string wanted =
        "2 seed " + std::to_string(options.seed) + " cases " + std::to_string(options.cases);
    if (fresh || made_from != wanted) {
        for (const char* name : {"/demo.db", "/demo.db-wal", "/demo.db-shm", "/demo.key", "/demo.ready"})
            fs::remove(folder + name);
        fs::create_directories(folder);
        if (const auto made = journal::CreateKeyFile(config.key_file); !made) return Report(made.error());
        auto journal = OpenJournal(config);
        if (!journal) return Report(journal.error());
        const auto users = demo::MakeDemo(**journal, options, [](std::string_view what, int done, int all) {
            ShowProgress("making the demo: " + std::string(what) + ", " + std::to_string(done) + " of " +
                         std::to_string(all));
        });
        EndProgress();
        if (!users) return Report(users.error());
        std::ofstream(ready) << wanted << '\n';
    }
    auto journal = OpenJournal(config);
    if (!journal) return Report(journal.error());
    if (!serve) return 0;
    const auto users = demo::DemoUsers();
    std::cout << "The demo's day is " << demo::StoryDay().Text() << ". Sign in as, for example:\n";
    for (std::size_t i = 0; i < users.size() && i < 8; ++i)
        std::cout << "  " << users[i].username << "  –  " << users[i].name << ", " << users[i].title
                  << (users[i].team.empty() ? "" : ", ") << users[i].team << '\n';
    std::cout << "Everyone's password is " << options.password << std::endl;
    const cli::TodayClock clock(demo::StoryNow(), MadeAt(ready));
    return Serve(config, **journal, clock, true, users, options.password);
}

int Doctor(const cli::Config& config, bool story) {
    auto journal = OpenJournal(config, false, 1);
    if (!journal) return Report(journal.error());
    const Instant now = story ? demo::StoryEnd() : SystemClock{}.Now();
    const cli::Health health = cli::Doctor(**journal, kAssociation, now, [](std::int64_t n) {
        ShowProgress(std::to_string(n) + " cases replayed");
    });
    EndProgress();
    std::cout << health.cases << " cases, " << health.entries << " entries replayed; " << health.run_out
              << " with rows to be renewed by time; " << health.faults.size() << " faults\n";
    for (const std::string& fault : health.faults) std::cout << "  " << fault << '\n';
    std::int64_t keys_disposed_of = 0;
    if (!config.keys_backup.empty()) {
        const auto gone =
            journal::KeysDisposedOf({config.database, config.key_file}, kAssociation, config.keys_backup);
        if (!gone) return Report(gone.error());
        std::cout << "keys file: " << *gone << " keys of what has been disposed of\n";
        if (*gone > 0) std::cout << "  make it anew: samkraft backup\n";
        keys_disposed_of = *gone;
    }
    const auto senders = cli::SendersOf(config);
    if (!senders) return Report(senders.error());
    std::cout << cli::NoticesReport(**journal, kAssociation, cli::ChannelsIn(*senders));
    if (!health.faults.empty())
        std::cout << "`samkraft rebuild` makes lists and statistics anew from the journal.\n";
    return health.faults.empty() && keys_disposed_of == 0 ? 0 : 1;
}

int Rebuild(const cli::Config& config, bool story) {
    auto journal = OpenJournal(config, false, 1);
    if (!journal) return Report(journal.error());
    const Instant now = story ? demo::StoryEnd() : SystemClock{}.Now();
    const auto count = cli::Rebuild(**journal, kAssociation, now, [](std::int64_t n) {
        ShowProgress(std::to_string(n) + " cases rebuilt");
    });
    EndProgress();
    std::cout << count << " cases rebuilt\n";
    return 0;
}

// The data first, then the keys: keys that are older than the data are refused when it is restored.
int BackUp(const cli::Config& config, const std::string& data, const std::string& keys) {
    if (keys.empty())
        return Report(Error{Code::kSetup,
                            "",
                            {"say where the keys file is to be: --keys FILE, or keys_backup in the "
                             "configuration"},
                            {}});
    const journal::Config where{config.database, config.key_file};
    if (!data.empty()) {
        const auto made = journal::BackUpData(where, kAssociation, data, SystemClock{}.Now());
        if (!made) return Report(made.error());
        std::cout << data << ": " << made->entries << " entries, without keys\n";
    }
    const auto made = journal::BackUpKeys(where, kAssociation, keys, SystemClock{}.Now());
    if (!made) return Report(made.error());
    std::cout << keys << ": " << made->keys
              << " keys, in the place of those before. Keep this one alone, away from the data and from the "
                 "master key; make it anew after each disposal.\n";
    return 0;
}

int Restore(const cli::Config& config, const std::string& data, const std::string& keys, bool story) {
    if (keys.empty())
        return Report(Error{
            Code::kSetup, "", {"name the keys file: --keys FILE, or keys_backup in the configuration"}, {}});
    if (config.database.starts_with("sqlite:"))
        if (const fs::path folder = fs::path(config.database.substr(7)).parent_path(); !folder.empty())
            fs::create_directories(folder);
    const auto restored = journal::Restore({config.database, config.key_file}, kAssociation, data, keys);
    if (!restored) return Report(restored.error());
    std::cout << restored->cases << " cases with " << restored->entries << " entries as they were at "
              << restored->data_at.Text() << "; keys of " << restored->keys_at.Text() << ". "
              << restored->disposed << " entries have been disposed of since, and are gone here too.\n";
    return Rebuild(config, story);
}

int VerifyAccessLog(const cli::Config& config, const std::string& told) {
    std::vector<journal::ChainEnd> ends;
    if (!told.empty()) {
        std::ifstream file;
        if (told != "-") file.open(told);
        if (told != "-" && !file) return Report(Error{Code::kSetup, "", {"cannot read " + told}, {}});
        auto read = cli::EndsTold(told == "-" ? std::cin : file, kAssociation);
        if (!read) return Report(read.error());
        ends = std::move(*read);
    }
    auto journal = OpenJournal(config, false, 1);
    if (!journal) return Report(journal.error());
    const auto proof = (*journal)->ProveAccess(
        kAssociation, {}, [](std::int64_t rows) { ShowProgress(std::to_string(rows) + " rows proved"); },
        ends);
    EndProgress();
    auto log = journal::LogDisposals::Open({config.database, config.key_file}, kAssociation);
    if (!log) return Report(log.error());
    std::cout << cli::AccessVerdict(proof, log->Certificates(), ends.size());
    return proof.fault == journal::AccessFault::kNone ? 0 : 1;
}

int ExportAccessLog(const cli::Config& config) {
    auto journal = OpenJournal(config, false, 1);
    if (!journal) return Report(journal.error());
    const auto proof = (*journal)->ProveAccess(kAssociation,
                                               [](const journal::AccessRow& row, std::int64_t ordinal) {
                                                   std::cout << cli::AccessAsCef(row, ordinal) << '\n';
                                               },
                                               {}, {});
    std::cout.flush();
    if (!std::cout) {
        std::cerr << "samkraft: the rows could not all be written: is the disk full?\n";
        return 1;
    }
    if (proof.fault == journal::AccessFault::kNone) return 0;
    std::cerr << cli::AccessVerdict(proof, {});
    return 1;
}

// How a disposal is asked for: shown; proposed on a decision, or confirmed, by a user.
struct Disposer {
    std::string username, decision;
    bool confirm = false;
    [[nodiscard]] bool Acts() const { return confirm || !decision.empty(); }
};
// kSetup; `setting`: where the term stands, in years.
Done CheckDisposer(const Disposer& by, int years, const std::string& setting) {
    const auto setup = [](std::string why) { return Fail(Code::kSetup, "", {std::move(why)}); };
    if (years == 0) return setup("no term is laid down: set " + setting + " in the configuration");
    if (by.confirm && !by.decision.empty())
        return setup("propose with --decision, confirm with --confirm: not both");
    if (by.Acts() == by.username.empty()) return setup("--as goes with --decision or --confirm");
    return {};
}

// Shows what of the access log may go; proposes it with a decision, or confirms what is proposed.
int DisposeAccessLog(const cli::Config& config, const Disposer& by) {
    if (const auto years = cli::CheckAuditYears(config); !years) return Report(years.error());
    if (const auto asked = CheckDisposer(by, config.audit_years, "audit_years"); !asked)
        return Report(asked.error());
    auto journal = OpenJournal(config, false, 1);
    if (!journal) return Report(journal.error());
    auto log = journal::LogDisposals::Open({config.database, config.key_file}, kAssociation);
    if (!log) return Report(log.error());
    const cli::LogToDispose what{**journal, *log, kAssociation, config.audit_years, SystemClock{}.Now()};
    if (by.Acts()) {
        const auto done = by.confirm ? cli::ConfirmLogDisposal(what, by.username)
                                     : cli::ProposeLogDisposal(what, by.username, by.decision);
        if (!done) return Report(done.error());
        std::cout << cli::CertificateText(*done) << '\n';
        if (!by.confirm)
            std::cout
                << "Nothing is gone. Who keeps the records of another party confirms with --confirm --as.\n";
        return 0;
    }
    const auto plan = cli::PlanLogDisposal(what);
    if (!plan) return Report(plan.error());
    std::cout << plan->would.rows << " rows may go, to the end of " << plan->would.through.Text()
              << " (term: " << config.audit_years << " years). Nothing is gone.\n";
    constexpr std::size_t kShown = 10;
    for (std::size_t i = 0; i < std::min(kShown, plan->open_cases.size()); ++i)
        std::cout << "  kept for the participant of the open case " << plan->open_cases[i].Text() << '\n';
    if (plan->open_cases.size() > kShown)
        std::cout << "  and of " << plan->open_cases.size() - kShown << " more\n";
    if (plan->unreviewed)
        std::cout << "  kept for reviewers, who have not finished " << plan->unreviewed.Text() << '\n';
    if (plan->care)
        std::cout << "  kept for " << cli::kLeastCareYears << " years: what those of care have read\n";
    if (plan->proposed) std::cout << "Proposed: " << cli::CertificateText(*plan->proposed) << '\n';
    return 0;
}

// The same of what has been asked of experts.
int DisposeQuestions(const cli::Config& config, const Disposer& by) {
    if (const auto asked = CheckDisposer(by, config.questions_years, "questions_years"); !asked)
        return Report(asked.error());
    auto journal = OpenJournal(config, false, 1);
    if (!journal) return Report(journal.error());
    RandomIds ids;
    const cli::QuestionsToDispose what{**journal, ids, kAssociation, config.questions_years,
                                       SystemClock{}.Now()};
    if (by.Acts()) {
        const auto done = by.confirm ? cli::ConfirmQuestionDisposal(what, by.username)
                                     : cli::ProposeQuestionDisposal(what, by.username, by.decision);
        if (!done) return Report(done.error());
        std::cout << cli::CertificateText(*done) << '\n'
                  << (by.confirm ? "They are gone. Backups made before hold them.\n"
                                 : "Nothing is gone. Who keeps the records of another party confirms with "
                                   "--confirm --as.\n");
        return 0;
    }
    const cli::QuestionPlan plan = cli::PlanQuestionDisposal(what);
    std::cout << plan.would.count << " questions, last written in before " << plan.would.before.Text()
              << ", may go (term: " << config.questions_years << " years). Nothing is gone.\n";
    if (plan.waiting != 0) std::cout << "  kept, for they still wait for an answer: " << plan.waiting << '\n';
    if (plan.published != 0)
        std::cout << "  kept as long as the answer is published: " << plan.published << '\n';
    if (plan.proposed) std::cout << "Proposed: " << cli::CertificateText(*plan.proposed) << '\n';
    return 0;
}

// Waits for the access log, then gives the value.
template <class T>
T Released(office::Office& office, office::Seen<T> seen) {
    std::promise<T> value;
    office.Release<T>(std::move(seen), [&](const T& v) { value.set_value(v); });
    return value.get_future().get();
}

// The worker whom a command line acts for: what is written is theirs.
Result<office::Asker> AskerFor(office::Office& office, const std::string& username, const std::string& page) {
    const auto directory = office.TheDirectory();
    for (const domain::Worker& w : directory->workers)
        if (w.username == username)
            return office::Asker{{kAssociation, w.id, w.party, w.role, w.teams}, Language::kEnglish, page};
    return Fail(Code::kSetup, "",
                {"there is no user “" + username + "”. `samkraft user list` shows who there is"});
}

int Import(const cli::Config& config, const std::string& file, const std::string& username, bool approve) {
    auto journal = OpenJournal(config);
    if (!journal) return Report(journal.error());
    const SystemClock clock;
    RandomIds ids;
    office::Office office(**journal, clock, ids, {kAssociation, config.association, false});
    const auto asker = AskerFor(office, username, "import participants");
    if (!asker) return Report(asker.error());
    std::vector<office::ImportRow> rows;
    formats::ParticipantsOptions options;
    options.limits.file_bytes = static_cast<std::uint64_t>(config.upload_megabytes) << 20U;
    const auto read = formats::ReadParticipants(
        file, options, office.Today(),
        [](std::int64_t n, double part) {
            ShowProgress(std::to_string(n) + " rows read, " + std::to_string(static_cast<int>(part * 100)) +
                         " %");
        },
        [&](formats::ParticipantRow&& row) {
            rows.push_back(formats::ImportRowOf(row, office.Today(), Language::kEnglish));
        });
    EndProgress();
    if (!read) return Report(read.error());
    auto staged = office.StageImport(*asker, std::move(rows));
    if (!staged) return Report(staged.error());
    const office::ImportPreview preview = Released(office, std::move(*staged));
    std::cout << preview.rows << " rows: " << preview.fresh << " new, " << preview.changed << " changed, "
              << preview.unchanged << " unchanged, " << preview.wrong << " wrong\n";
    for (const office::StagedRow& row : preview.sample.rows)
        for (const office::StagedFault& f : row.faults)
            std::cout << "  row " << row.row << ", " << f.column << ": " << f.text << '\n';
    for (const std::string& column : read->ignored)
        std::cout << "  the column “" << column << "” is not read\n";
    if (!approve) {
        std::cout << "Nothing is written. Add --approve to write " << preview.fresh + preview.changed
                  << " cases.\n";
        return preview.wrong == 0 ? 0 : 2;
    }
    ShowProgress("writing " + std::to_string(preview.fresh + preview.changed) + " cases, all or nothing");
    auto receipt = office.ApproveImport(*asker, preview.import);
    EndProgress();
    if (!receipt) return Report(receipt.error());
    const office::ImportReceipt written = Released(office, std::move(*receipt));
    std::cout << written.opened << " cases opened, " << written.changed << " changed\n";
    return preview.wrong == 0 ? 0 : 2;
}

int Export(const cli::Config& config, const std::string& username, const std::string& case_text) {
    auto journal = OpenJournal(config);
    if (!journal) return Report(journal.error());
    const SystemClock clock;
    RandomIds ids;
    office::Office office(**journal, clock, ids, {kAssociation, config.association, false});
    const auto asker = AskerFor(office, username, "export case");
    if (!asker) return Report(asker.error());
    const auto id = ParseId(case_text);
    if (!id) return Report(Error{Code::kNotFound, "", {}, {}});
    auto seen = office.Case(*asker, CaseId{*id});
    if (!seen) return Report(seen.error());
    std::cout << json::Write(Released(office, std::move(*seen))) << '\n';
    return 0;
}

// The party's own file of a case, as a package for its archive.
int ExportPartyFile(const cli::Config& config, const std::string& username, const std::string& case_text,
                    const std::string& out) {
    const SystemClock clock;
    auto terms = cli::TermsOf(config, LocalDate(clock.Now()));
    if (!terms) return Report(terms.error());
    auto journal = OpenJournal(config);
    if (!journal) return Report(journal.error());
    RandomIds ids;
    office::Office::Options options{kAssociation, config.association, false};
    options.terms = std::move(*terms);
    office::Office office(**journal, clock, ids, options);
    auto asker = AskerFor(office, username, "export party-file");
    if (!asker) return Report(asker.error());
    asker->language = Language::kSwedish;
    const auto id = ParseId(case_text);
    if (!id) return Report(Error{Code::kNotFound, "", {}, {}});
    auto seen = office.File(*asker, CaseId{*id}, office::Office::Documents::kEnclosed);
    if (!seen) return Report(seen.error());
    const std::string package = formats::PartyFileZip(Released(office, std::move(*seen)), Language::kSwedish);
    const int descriptor = open(out.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);
    const bool written =
        descriptor >= 0 &&
        write(descriptor, package.data(), package.size()) == static_cast<ssize_t>(package.size()) &&
        fsync(descriptor) == 0;
    if (descriptor >= 0) close(descriptor);
    if (!written)
        return Report(
            Error{Code::kSetup, "", {"the file " + out + " could not be written, or is there already"}, {}});
    std::cout << out << ": " << package.size() << " bytes\n";
    return 0;
}

// From standard input; "" and a report of what is wrong with it. `near`: names that are no password.
std::string NewPassword(const std::string& username, std::vector<std::string> near) {
    std::string password;
    if (isatty(STDIN_FILENO))
        std::cerr << "Password for " << username << " (at least " << office::kLeastPasswordLetters
                  << " characters): " << std::flush;
    std::getline(std::cin, password);
    near.push_back(username);
    const auto checked = office::CheckPassword(password, near, "");
    if (checked) return password;
    Report(checked.error().details.front());
    return {};
}

int AddParticipant(const cli::Config& config, const std::string& username, const std::string& case_text) {
    const std::string password = NewPassword(username, {config.association});
    if (password.empty()) return 1;
    auto journal = OpenJournal(config);
    if (!journal) return Report(journal.error());
    const SystemClock clock;
    RandomIds ids;
    office::Office office(**journal, clock, ids, {kAssociation, config.association, false});
    const auto id = ParseId(case_text);
    if (!id) return Report(Error{Code::kNotFound, "", {}, {}});
    const auto added =
        office.AddParticipantLogin(CaseId{*id}, username, office::Office::HashPassword(password, false));
    if (!added) return Report(added.error());
    std::cout << username << " may sign in to the own case\n";
    return 0;
}

int AddTeam(const cli::Config& config, const std::string& name) {
    auto journal = OpenJournal(config);
    if (!journal) return Report(journal.error());
    const SystemClock clock;
    RandomIds ids;
    office::Office office(**journal, clock, ids, {kAssociation, config.association, false});
    for (const domain::Team& t : office.TheDirectory()->teams)
        if (t.name == name)
            return Report(Error{Code::kSetup, "", {"there is already a team “" + name + "”"}, {}});
    const domain::Team team{ids.Make<TeamId>(), name};
    if (const auto added = office.AddTeam(team); !added) return Report(added.error());
    std::cout << team.name << " " << team.id.Text() << '\n';
    return 0;
}

// Teams by name; none given: a worker who is known keeps theirs.
Done TakeTeams(domain::Worker& worker, const domain::Directory& directory,
               const std::vector<std::string>& names) {
    for (const std::string& name : names) {
        const auto at = std::find_if(directory.teams.begin(), directory.teams.end(),
                                     [&](const domain::Team& t) { return t.name == name; });
        if (at == directory.teams.end())
            return Fail(Code::kSetup, "", {"there is no team “" + name + "”; `samkraft team add` makes one"});
        worker.teams.push_back(at->id);
    }
    return {};
}

int AddUser(const cli::Config& config, domain::Worker worker, const std::vector<std::string>& teams,
            const std::string& until, const std::string& role, const std::string& party, bool with_number,
            bool with_address, const std::vector<std::string>& duties) {
    if (!FromName(role, worker.role)) return Report(Error{Code::kUnknownValue, "", {role}, {}});
    if (!FromName(party, worker.party)) return Report(Error{Code::kUnknownValue, "", {party}, {}});
    // The participant signs in to one case, and is made there.
    if (worker.role == domain::Role::kParticipant) return Report(Error{Code::kUnknownValue, "", {role}, {}});
    const std::string password =
        NewPassword(worker.username, {config.association, worker.given_name, worker.family_name});
    if (password.empty()) return 1;
    std::string number;
    if (with_number) {
        if (isatty(STDIN_FILENO)) std::cerr << "Personal number: " << std::flush;
        std::getline(std::cin, number);
        if (number.empty()) return Report(Error{Code::kPersonalNumber, "", {"-"}, {}});
    }
    std::string address;
    if (with_address) {
        if (isatty(STDIN_FILENO)) std::cerr << "Address: " << std::flush;
        std::getline(std::cin, address);
    }
    auto journal = OpenJournal(config);
    if (!journal) return Report(journal.error());
    const SystemClock clock;
    RandomIds ids;
    office::Office office(**journal, clock, ids, {kAssociation, config.association, false});
    if (!until.empty()) {
        const auto last = ParseDate(until);
        if (!last) return Report(Error{Code::kNotADate, "", {}, {}});
        worker.until = *last;
    }
    const auto directory = office.TheDirectory();
    for (const domain::Worker& w : directory->workers)
        if (w.username == worker.username) {
            worker.id = w.id;
            worker.competences = w.competences;
            worker.capacity = w.capacity;
            worker.number_hash = w.number_hash;
            worker.home_hash = w.home_hash;
            worker.external_id = w.external_id;
            if (teams.empty()) worker.teams = w.teams;
            if (duties.empty()) worker.duties = w.duties;
        }
    for (const std::string& name : duties) {
        domain::Duty duty{};
        if (name == "none") continue;
        if (!FromName(name, duty)) return Report(Error{Code::kUnknownValue, "", {name}, {}});
        worker.duties.push_back(duty);
    }
    if (const auto taken = TakeTeams(worker, *directory, teams); !taken) return Report(taken.error());
    if (!worker.id) worker.id = ids.Make<WorkerId>();
    if (with_address) {
        const auto home = office.HomeHash(worker.party, address);
        if (!home) return Report(home.error());
        worker.home_hash = *home;
    }
    const auto added = office.AddWorker(worker, office::Office::HashPassword(password, false), number);
    if (!added) return Report(added.error());
    std::cout << worker.username << " " << worker.id.Text() << '\n';
    return 0;
}

// For the commands about one worker who is there.
int WithUser(const cli::Config& config, const std::string& username,
             const std::function<int(office::Office&, const domain::Worker&)>& act) {
    auto journal = OpenJournal(config);
    if (!journal) return Report(journal.error());
    const SystemClock clock;
    RandomIds ids;
    office::Office office(**journal, clock, ids, {kAssociation, config.association, false});
    const auto directory = office.TheDirectory();
    for (const domain::Worker& w : directory->workers)
        if (w.username == username) return act(office, w);
    return Report(Error{Code::kSetup,
                        "",
                        {"there is no user “" + username + "”. `samkraft user list` shows who there is"},
                        {}});
}

int SetIdentity(const cli::Config& config, const std::string& username, const std::string& door,
                const std::string& name, bool remove) {
    return WithUser(config, username, [&](office::Office& office, const domain::Worker& worker) {
        if (remove) {
            office.RemoveIdentities(worker.id);
            std::cout << worker.username << " is known to no provider of sign-in\n";
            return 0;
        }
        if (std::none_of(config.sign_in.begin(), config.sign_in.end(),
                         [&](const cli::SignInConfig& one) { return one.name == door; }))
            return Report(Error{Code::kSetup,
                                "",
                                {"there is no provider of sign-in “" + door + "” in the configuration"},
                                {}});
        if (const auto added = office.AddIdentity(worker.id, door, name); !added)
            return Report(added.error());
        std::cout << worker.username << " signs in through " << door << '\n';
        return 0;
    });
}

int SetSecondFactor(const cli::Config& config, const std::string& username, bool remove) {
    return WithUser(config, username, [&](office::Office& office, const domain::Worker& worker) {
        if (remove) {
            office.ClearSecondFactor(worker);
            std::cout << worker.username << " has no second factor\n";
            return 0;
        }
        const office::SecondFactorOffer offer = office.SetSecondFactor(worker);
        std::cout << "Key for " << worker.username << "'s authenticator app, shown this once:\n  "
                  << offer.key << "\n  " << offer.address << '\n';
        return 0;
    });
}

int ListUsers(const cli::Config& config) {
    auto journal = OpenJournal(config);
    if (!journal) return Report(journal.error());
    for (const domain::Worker& w : office::ReadDirectory(**journal, kAssociation).workers)
        std::cout << w.username << "  " << w.Name() << "  " << NameOf(w.role) << "  " << NameOf(w.party)
                  << '\n';
    return 0;
}

}  // namespace

int main(int argc, char** argv) {
    net::BlockStopSignals();
    CLI::App app{
        "Samkraft: the common working system of collaborations between employment service, municipality, "
        "social insurance and health care.\n"
        "Start with `samkraft demo`; it makes a made-up association and serves it on this machine."};
    app.require_subcommand(1);
    app.footer(
        "Settings come from --config FILE (TOML), then SAMKRAFT_… in the environment. docs/04-operations.md "
        "tells the rest.");
    std::string config_file;
    app.add_option("--config", config_file,
                   "A TOML file with database, key_file, address, port, web, association …")
        ->check(CLI::ExistingFile);
    const auto load = [&] {
        return cli::LoadConfig(config_file.empty() ? std::nullopt : std::optional(config_file));
    };
    int result = 0;
    const auto with_config = [&](auto f) {
        return [&result, load, f] {
            auto config = load();
            result = config ? f(*config) : Report(config.error());
        };
    };

    auto* serve = app.add_subcommand("serve", "Serve the pages and the API until stopped");
    bool clock_is_right = false;
    serve->add_flag("--clock-is-right", clock_is_right,
                    "Serve though the journal was last used at a later time: the clock was wrong then");
    serve->callback(with_config([&clock_is_right](const cli::Config& config) {
        if (!config.allow_bypass_row_security)
            if (const auto held = journal::RequireGuard(config.database); !held) return Report(held.error());
        auto journal = OpenJournal(config);
        if (!journal) return Report(journal.error());
        auto last_used = journal::LastMoment(config.database, kAssociation);
        if (!last_used) return Report(last_used.error());
        if (clock_is_right) last_used = Instant{};
        if (const auto right = cli::CheckClock(SystemClock{}.Now(), *last_used); !right)
            return Report(right.error());
        const cli::ForwardClock clock(*last_used);
        return Serve(config, **journal, clock, false, {}, "");
    }));

    auto* demo = app.add_subcommand(
        "demo", "Make a made-up association with 3,588 participants and serve it at http://127.0.0.1:8080");
    demo::DemoOptions demo_options;
    std::string demo_folder = "data/demo";
    std::string demo_database;
    bool demo_fresh = false, demo_make_only = false;
    std::optional<std::uint16_t> demo_port;
    demo->add_option("--cases", demo_options.cases, "How many participants")
        ->check(CLI::Range(50, 1'500'000))
        ->capture_default_str();
    demo->add_option("--seed", demo_options.seed, "The same seed makes the same people")
        ->capture_default_str();
    demo->add_option("--folder", demo_folder, "Where the demo's database and key are kept")
        ->capture_default_str();
    demo->add_option(
        "--database", demo_database,
        "An empty PostgreSQL database to make it in, postgresql://…; default: SQLite, in the folder");
    demo->add_option("--port", demo_port, "Serve on another port; 0 takes a free one");
    demo->add_flag("--fresh", demo_fresh, "Throw the old demo away and make it anew");
    demo->add_flag("--make-only", demo_make_only, "Make it, and do not serve it");
    demo->callback(with_config([&](cli::Config config) {
        if (demo_port) config.port = *demo_port;
        return Demo(config, demo_folder, demo_database, demo_options, demo_fresh, !demo_make_only);
    }));

    auto* import = app.add_subcommand("import", "Read participants from a file");
    auto* participants = import->require_subcommand(1)->add_subcommand(
        "participants", "CSV or XLSX. Shows what it would do; writes with --approve, all or nothing");
    std::string import_file, import_user;
    bool import_approve = false;
    participants->add_option("file", import_file, "The file")->required();
    participants->add_option("--as", import_user, "The user name of the worker who refers them")->required();
    participants->add_flag("--approve", import_approve, "Write what is right; faulty rows are left out");
    participants->callback(with_config(
        [&](const cli::Config& config) { return Import(config, import_file, import_user, import_approve); }));

    auto* export_command =
        app.add_subcommand("export", "Write a case as one worker sees it, as JSON, to standard output");
    std::string export_case, export_user;
    export_command->add_option("case", export_case, "The case's identity");
    export_command->add_option("--as", export_user, "The user name of the worker");
    auto* party_file = export_command->add_subcommand("party-file",
                                                      "Write the party's own file of a case as a package for "
                                                      "its archive: zip with PDF, JSON and checksums");
    std::string file_case, file_user, file_out;
    party_file->add_option("case", file_case, "The case's identity")->required();
    party_file->add_option("--as", file_user, "The user name of who keeps the party's records")->required();
    party_file->add_option("--out", file_out, "The package; must not be there")->required();
    export_command->callback(with_config([&](const cli::Config& config) {
        if (party_file->parsed()) return ExportPartyFile(config, file_user, file_case, file_out);
        if (!export_case.empty() && !export_user.empty()) return Export(config, export_user, export_case);
        return Report(Error{Code::kSetup, "", {"name a case and, with --as, a user"}, {}});
    }));
    auto* participant =
        app.add_subcommand("participant", "Participants who may sign in")->require_subcommand(1);
    std::string person_case, person_name;
    auto* add_person = participant->add_subcommand(
        "add", "Let a case's participant sign in to it; the password is read from standard input");
    add_person->add_option("username", person_name, "User name")->required();
    add_person->add_option("--case", person_case, "The case's identity")->required();
    add_person->callback(with_config(
        [&](const cli::Config& config) { return AddParticipant(config, person_name, person_case); }));

    bool story = false;
    auto* doctor =
        app.add_subcommand("doctor", "Replay the journal and prove that lists and statistics say the same");
    doctor->add_flag("--demo-day", story, "Judge on the demo's day");
    doctor->callback(with_config([&](const cli::Config& config) { return Doctor(config, story); }));
    auto* rebuild = app.add_subcommand("rebuild", "Make lists and statistics anew from the journal");
    rebuild->add_flag("--demo-day", story, "Judge on the demo's day");
    rebuild->callback(with_config([&](const cli::Config& config) { return Rebuild(config, story); }));

    std::string backup_data, backup_keys;
    auto* backup = app.add_subcommand(
        "backup",
        "Write a backup of the data, which holds no keys, and then the keys file, in the place of the one "
        "before; while the server runs");
    backup->add_option("file", backup_data,
                       "The backup of the data; must not be there. Left out: the keys file alone");
    backup->add_option("--keys", backup_keys, "The keys file. Left out: keys_backup in the configuration");
    backup->callback(with_config([&](const cli::Config& config) {
        return BackUp(config, backup_data, backup_keys.empty() ? config.keys_backup : backup_keys);
    }));
    auto* restore = app.add_subcommand("restore",
                                       "Fill an empty database, of SQLite or PostgreSQL, from a backup of "
                                       "the data and the newest keys file. "
                                       "What has been disposed of since is disposed of again");
    restore->add_option("file", backup_data, "The backup of the data")->required();
    restore->add_option("--keys", backup_keys, "The keys file. Left out: keys_backup in the configuration");
    restore->add_flag("--demo-day", story, "Make lists by the demo's day");
    restore->callback(with_config([&](const cli::Config& config) {
        return Restore(config, backup_data, backup_keys.empty() ? config.keys_backup : backup_keys, story);
    }));

    app.add_subcommand(
           "sweep",
           "Write over what disposals have left in the database's own files. On PostgreSQL as the tables' "
           "owner, at a quiet hour: tables are locked while they are written anew")
        ->callback(with_config([](const cli::Config& config) {
            if (const auto swept = journal::Sweep(config.database, journal::Sweeping::kAll); !swept)
                return Report(swept.error());
            std::cout << "Nothing of deleted rows is left in the tables that hold keys, numbers or lists.\n";
            return 0;
        }));

    auto* audit = app.add_subcommand("audit", "The access log: who has seen what")->require_subcommand(1);
    std::string told;
    auto* verify =
        audit->add_subcommand("verify", "Prove the log from end to end: nothing altered, missing or moved");
    verify->add_option("--told", told,
                       "The program's log as it was collected on another machine (-: standard input): shows "
                       "rows that have been cut off the end as well");
    verify->callback(with_config([&](const cli::Config& config) { return VerifyAccessLog(config, told); }));
    auto* export_log = audit->add_subcommand(
        "export", "Write the log to standard output, proved as it is written, a line a row");
    std::string format = "cef";
    export_log->add_option("--format", format, "cef: ArcSight's Common Event Format")
        ->check(CLI::IsMember({"cef"}))
        ->capture_default_str();
    export_log->callback(with_config([](const cli::Config& config) { return ExportAccessLog(config); }));
    auto* dispose = audit->add_subcommand(
        "dispose",
        "What of the log is older than audit_years and may go; on PostgreSQL as the tables' owner. It goes "
        "when one "
        "who keeps a party's records has proposed it and one of another party confirms");
    Disposer disposer;
    dispose->add_option("--as", disposer.username, "The user name of who proposes or confirms");
    dispose->add_option("--decision", disposer.decision, "Propose it, on this decision (its number)");
    dispose->add_flag("--confirm", disposer.confirm,
                      "Confirm what another has proposed: the rows are destroyed");
    dispose->callback(
        with_config([&](const cli::Config& config) { return DisposeAccessLog(config, disposer); }));
    audit->add_subcommand("key", "The public key that proves the checkpoints in the program's log")
        ->callback(with_config([](const cli::Config& config) {
            auto journal = OpenJournal(config, false, 1);
            if (!journal) return Report(journal.error());
            std::cout << (*journal)->AccessVerifyKey() << '\n';
            return 0;
        }));

    auto* questions =
        app.add_subcommand("questions", "What has been asked of experts")->require_subcommand(1);
    auto* dispose_questions = questions->add_subcommand(
        "dispose",
        "What of it is older than questions_years and may go. It goes when one who keeps a party's records "
        "has proposed it and one of another party confirms");
    dispose_questions->add_option("--as", disposer.username, "The user name of who proposes or confirms");
    dispose_questions->add_option("--decision", disposer.decision,
                                  "Propose it, on this decision (its number)");
    dispose_questions->add_flag("--confirm", disposer.confirm,
                                "Confirm what another has proposed: the questions are destroyed");
    dispose_questions->callback(
        with_config([&](const cli::Config& config) { return DisposeQuestions(config, disposer); }));

    app.add_subcommand("records",
                       "Print the records of processing and the draft of the impact assessment, as Markdown")
        ->callback(with_config([](const cli::Config& config) {
            const auto terms = cli::TermsOf(config, LocalDate(SystemClock{}.Now()));
            if (!terms) return Report(terms.error());
            std::cout << secrecy::RecordsOfProcessing(*terms);
            return 0;
        }));

    app.add_subcommand("judge-pdf", "Look through the PDF on standard input; the server's own helper")
        ->group("")
        ->callback([&result] { result = cli::JudgeStandardInput(); });

    std::string server_role;
    auto* migrate = app.add_subcommand(
        "migrate",
        "Bring the database up to this version; makes a new one, and its key, where there is none");
    migrate->add_option(
        "--server-role", server_role,
        "PostgreSQL: let this role serve, which owns nothing and cannot pass by row-level security");
    migrate->callback(with_config([&](const cli::Config& config) {
        if (!fs::exists(config.key_file)) {
            if (const fs::path folder = fs::path(config.key_file).parent_path(); !folder.empty())
                fs::create_directories(folder);
            if (const auto made = journal::CreateKeyFile(config.key_file); !made) return Report(made.error());
            std::cout << "A new master key is in " << config.key_file
                      << ". Keep a copy away from the database: without it nothing can be read.\n";
        }
        auto journal = OpenJournal(config);
        if (!journal) return Report(journal.error());
        if (!server_role.empty())
            if (const auto allowed = journal::AllowServer(
                    *db::Connection::Open(config.database, db::Use::kWrite), server_role);
                !allowed)
                return Report(allowed.error());
        std::cout << "The database is up to date.\n";
        return 0;
    }));

    auto* user = app.add_subcommand("user", "Workers who may sign in")->require_subcommand(1);
    domain::Worker worker;
    std::string role, party;
    auto* add = user->add_subcommand(
        "add",
        "Add a worker, or change one with the same user name; the password is read from standard input");
    add->add_option("username", worker.username, "User name")->required();
    add->add_option("--given-name", worker.given_name, "Given name")->required();
    add->add_option("--family-name", worker.family_name, "Family name")->required();
    add->add_option("--title", worker.title, "What colleagues call the role");
    add->add_option("--role", role,
                    "employment_officer, social_worker, labour_market_secretary, care_coordinator, "
                    "insurance_investigator, study_counsellor, project_lead, evaluator, operator")
        ->required();
    add->add_option("--party", party,
                    "employment_service, social_services, labour_market, adult_education, social_insurance, "
                    "health_region")
        ->required();
    std::vector<std::string> teams;
    std::string until;
    add->add_option("--team", teams, "A team's name; may be given several times. Left out: as before");
    add->add_option("--until", until, "The last day, year-month-day; after it the worker cannot sign in");
    bool with_number = false;
    add->add_flag(
        "--with-number", with_number,
        "The worker's own personal number is the second line of standard input. It is kept as a keyed "
        "hash, and closes the worker's own case to them");
    bool with_address = false;
    add->add_flag(
        "--with-address", with_address,
        "Where the worker lives (street and number, postal code) is the next line of standard input. "
        "It is kept as a keyed hash, and whoever opens a neighbour's case at the same address is "
        "listed for the reviewer");
    std::vector<std::string> duties;
    add->add_option(
        "--duty", duties,
        "For the own party; may be given several times. reviewer: goes through who has read what; manager: "
        "answers for the staff, is told who has declared a relation, never to whom; records_keeper: "
        "retention, "
        "disposal, archive; none: nothing. Left out: as before");
    add->callback(with_config([&](const cli::Config& config) {
        return AddUser(config, worker, teams, until, role, party, with_number, with_address, duties);
    }));
    std::string who, door, identity;
    bool no_identity = false, no_factor = false;
    auto* identify = user->add_subcommand(
        "identity", "Say what a provider of sign-in calls a worker: the value of the claim that it names");
    identify->add_option("username", who, "User name")->required();
    auto* door_option = identify->add_option("--door", door, "The provider's name in the configuration");
    auto* value_option =
        identify->add_option("--value", identity, "The claim's value, as 1234@2021002114 or 191212121212");
    identify->add_flag("--remove", no_identity, "Take all of the worker's away, and end the sessions")
        ->excludes(door_option)
        ->excludes(value_option);
    identify->callback(with_config(
        [&](const cli::Config& config) { return SetIdentity(config, who, door, identity, no_identity); }));
    auto* second = user->add_subcommand(
        "second-factor", "Make a new secret for the codes that a worker signs in with, and end the sessions");
    second->add_option("username", who, "User name")->required();
    second->add_flag("--remove", no_factor, "Take it away instead, for somebody who has lost it");
    second->callback(
        with_config([&](const cli::Config& config) { return SetSecondFactor(config, who, no_factor); }));
    user->add_subcommand("list", "Who there is")->callback(with_config([](const cli::Config& config) {
        return ListUsers(config);
    }));

    auto* team = app.add_subcommand("team", "Teams of the collaboration")->require_subcommand(1);
    std::string team_name;
    auto* add_team = team->add_subcommand("add", "Add a team");
    add_team->add_option("name", team_name, "Its name")->required();
    add_team->callback(with_config([&](const cli::Config& config) { return AddTeam(config, team_name); }));

    app.add_subcommand("api",
                       "Print the routes and the fields that the code knows, as JSON; the tests hold them "
                       "against api/openapi.yaml")
        ->callback(with_config([](const cli::Config& config) {
            auto journal = OpenJournal(config);
            if (!journal) return Report(journal.error());
            const SystemClock clock;
            RandomIds ids;
            office::Office office(**journal, clock, ids, {kAssociation, config.association, false});
            std::cout << http::ContractJson(http::Api(office, {}).Routes()) << '\n';
            return 0;
        }));
    app.add_subcommand("version", "The version")->callback([] {
        std::cout << "samkraft " SAMKRAFT_VERSION "\n";
    });

    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& e) {
        return app.exit(e);
    } catch (const std::exception& e) {
        std::cerr << "samkraft: " << e.what() << '\n';
        return 1;
    }
    return result;
}

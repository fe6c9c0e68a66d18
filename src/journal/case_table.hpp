// The rows of one reader's lists in memory, opened: what lists are narrowed, counted, sorted and paged by
// (docs/decisions/0021). Made from the cards and the grants as they are stored, and brought up to date by the
// outbox, which tells in their order which cases have changed, whichever server changed them. Names stand
// here folded, for sorting alone, and what a row says in words, for searching it; they are wiped when let go.
//
// Threads: any. Who asks brings it up to date first.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <shared_mutex>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "db/db.hpp"
#include "journal/journal.hpp"
#include "journal/keys.hpp"
#include "journal/opened_cards.hpp"

namespace samkraft::journal {

class CaseTable {
  public:
    CaseTable(AssociationId association, Reader reader) : association_(association), reader_(reader) {}

    // Afterwards it holds all that was committed before the call. The first time O(cases), then O(changes).
    void BringUpToDate(db::Connection& connection, KeyRing& keys);

    // `found`: the cases that the query's words find by name and number, sorted; none when it has no words.
    // All O(cases that the worker or the teams ever had); a page besides O(found × log(offset + limit)).
    using Found = std::optional<std::vector<CaseId>>;
    [[nodiscard]] std::vector<OpenedCards::Key> Page(const CardQuery& query, const Found& found) const;
    [[nodiscard]] std::int64_t Count(const CardQuery& query, const Found& found) const;
    [[nodiscard]] CardCounts Counts(const CardQuery& query, const Found& found) const;

  private:
    struct Holder {  // a grant of the reader's party
        WorkerId worker;
        TeamId team;
        Instant begins, ends;
    };
    // Lists of words, each known by a number; 0 is the empty one.
    struct Lists {
        std::map<std::vector<std::string>, std::uint32_t> numbers{{{}, 0}};
        std::vector<std::vector<std::string>> all{{}};
        std::uint32_t NumberOf(const std::vector<std::string>& list);
        // Which of them hold one of the words; empty: nothing is asked.
        [[nodiscard]] std::vector<char> Holding(const std::vector<std::string>& words) const;
        [[nodiscard]] std::vector<std::int64_t> Order() const;  // the place of each when sorted
    };
    // Leaves nothing behind in memory that is given back: what is moved is the place, not the letters.
    class WipedText {
      public:
        WipedText() = default;
        explicit WipedText(std::string text);
        WipedText(WipedText&&) noexcept = default;
        WipedText& operator=(WipedText&& other) noexcept;
        ~WipedText();
        [[nodiscard]] std::string_view Text() const { return text_ ? *text_ : std::string_view(); }

      private:
        std::unique_ptr<std::string> text_;
    };
    struct Row {
        CaseId case_id;  // none: the reader has no such row any more
        std::int64_t fingerprint = 0;
        WorkerId lead;
        TeamId held_by;
        Instant held_from;
        Date next_due, next_contact, last_contact, birth, programme_from, programme_until;
        std::int32_t hours = kUnknownHours;
        std::uint32_t flags = 0, tracks = 0, waiting = 0, interpreter = 0;  // bits
        std::uint32_t activities = 0, language = 0, lead_number = 0;        // in the lists of words
        std::uint8_t phase = kUnknownPhase;
        bool all_contacts = false;
        WipedText name;
        WipedText said;  // folded, a blank before and after each word
        std::vector<Holder> holders;
    };
    using Bits = std::array<std::uint32_t, domain::kFacetCount>;
    struct Wanted;  // a query's filter as it is compared with rows

    void LoadAll(db::Connection& connection, KeyRing& keys);
    void LoadCases(db::Connection& connection, KeyRing& keys, const std::vector<CaseId>& cases);
    [[nodiscard]] Row Opened(const Card& card, std::int64_t fingerprint, const Secret& key,
                             std::string_view sealed);
    [[nodiscard]] static Holder HolderIn(const db::Rows& rows, int first);
    void Put(Row row);
    void Remove(CaseId case_id);
    [[nodiscard]] static bool Reaches(const Row& row, const CardQuery& query);
    [[nodiscard]] static bool Says(const Row& row, const CardQuery& query);
    [[nodiscard]] static Bits BitsOf(const Row& row, Date today);
    [[nodiscard]] static std::int64_t SortKey(const Row& row, const CardQuery& query,
                                              const std::vector<std::int64_t>& order);
    template <class Each>
    void EachReached(const CardQuery& query, const Found& found, Each each) const;

    const AssociationId association_;
    const Reader reader_;
    mutable std::shared_mutex mutex_;  // guards what follows
    bool whole_ = false;               // false: everything is to be read, the next time too
    std::vector<CaseId> unproved_;     // whose seal did not fit: read again each time
    std::int64_t seen_ = 0;            // the outbox's number up to which it is true
    std::vector<Row> rows_;
    std::unordered_map<CaseId, std::uint32_t> places_;
    // Every row that such a worker or team has or has had, for some of them more than once: what Reaches
    // says is what counts.
    std::unordered_map<WorkerId, std::vector<std::uint32_t>> of_worker_;
    std::unordered_map<TeamId, std::vector<std::uint32_t>> of_team_;
    Lists activities_, languages_;
    std::vector<WorkerId> leads_{{}};  // by their numbers; 0: none
    std::unordered_map<WorkerId, std::uint32_t> lead_numbers_{{WorkerId{}, 0}};
};

}  // namespace samkraft::journal

// What a party's reviewer is asked to look at, worked out from the party's own access log, a week at a time
// (docs/03-secrecy.md, 3.13). Pure: rows, the directory and the draw's seed come in as data, so that a list
// can be made again from what is kept, and is the same.
//
// A visit is all that one worker did in one case on one Swedish day. It is marked for what is unusual in it;
// of each mark the most telling visits are listed, and a drawn few besides, whatever they look like. Nobody
// knows the draw beforehand: its seed is made when the week is over.
#pragma once

#include <functional>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "base/clock.hpp"
#include "base/id.hpp"
#include "domain/directory.hpp"

namespace samkraft::office {

// Why a visit is listed. Stored by name.
enum class Mark : std::uint8_t {
    kSample,       // drawn
    kOutOfHours,   // not on a working day between six and nineteen
    kSameName,     // the participant has a name of the worker's family name
    kManyLookups,  // many more cases in the week than others in the same role; about no case in particular
    kNoLaterWork,  // nothing written in the case by the worker, then or in the two weeks after
    kFirstTime,    // had not opened the case in the time before, while others had
    kRefused,      // asked for a case and was not let in
    kSameHome,     // the participant lives where the worker does (text::Home)
};
inline constexpr std::size_t kMarkCount = 8;
constexpr std::array<std::string_view, kMarkCount> Names(Mark) {
    return {"sample",        "out_of_hours", "same_name", "many_lookups",
            "no_later_work", "first_time",   "refused",   "same_home"};
}

struct ReviewItem {
    ItemId item;  // the same for the same visit, whenever it is worked out
    WorkerId worker;
    domain::Role role = domain::Role::kOperator;  // the worker's, when the list was made
    CaseId case_id;                               // none: about the week
    Date day;                                     // of the visit; the Monday of the week
    Instant first, last;
    std::int32_t times = 0;    // rows of the visit; cases in the week
    std::int32_t typical = 0;  // what others have, of a week
    std::vector<Mark> marks;
    template <class Self, class Visit>
    static void Fields(Self& self, Visit&& visit) {
        visit({"item", kRequired}, self.item);
        visit({"worker", kRequired}, self.worker);
        visit({"role", kRequired}, self.role);
        visit({"case"}, self.case_id);
        visit({"day", kRequired}, self.day);
        visit({"first"}, self.first);
        visit({"last"}, self.last);
        visit({"times"}, self.times);
        visit({"typical"}, self.typical);
        visit({"marks", kOptional, 0, 10}, self.marks);
    }
    bool operator==(const ReviewItem&) const = default;
};

struct WatchLimits {
    int sample = 20;        // visits drawn a week
    int of_each_mark = 40;  // visits listed for one mark; in a large party as many as worked that week,
                            // because what is unusual without being wrong grows with the party
};
inline constexpr int kLookBackDays = 90;   // how far back it is asked whether somebody has been there before
inline constexpr int kLaterWorkDays = 14;  // how long one has to write something

// What one looked at, as little as is needed (journal::Look).
struct Glance {
    Instant at;
    WorkerId worker;
    CaseId case_id;
    bool wrote = false;
    bool refused = false;
};

// The list of one week, [monday, monday + 7). Rows are given once, oldest first, from kLookBackDays before
// the week until its end; those of others than the directory's workers are left out. Memory: linear in the
// pairs of worker and case and in the visits of three weeks; time: linear in the rows.
class Watch {
  public:
    // Of kSameName and kSameHome, those that hold for the worker and the case.
    using Near = std::function<std::vector<Mark>(WorkerId, CaseId)>;
    Watch(Date monday, std::string seed, const domain::Directory& directory, Near near,
          WatchLimits limits = {});

    void Take(const Glance& glance);
    // `listed`: on an earlier list already, and not listed again. Once.
    [[nodiscard]] std::vector<ReviewItem> Finish(const std::function<bool(ItemId)>& listed);
    [[nodiscard]] std::int64_t Rows() const { return rows_; }       // of the week
    [[nodiscard]] std::int64_t Visits() const { return visited_; }  // of the week

  private:
    struct Pair {
        WorkerId worker;
        CaseId case_id;
        bool operator==(const Pair&) const = default;
    };
    struct HashPair {
        std::size_t operator()(const Pair& p) const noexcept {
            return static_cast<std::size_t>(
                (static_cast<std::uint64_t>(p.worker.value) * 0x9E3779B97F4A7C15U) ^
                (static_cast<std::uint64_t>(p.case_id.value) * 0xC2B2AE3D27D4EB4FU));
        }
    };
    struct Known {
        Instant wrote;                 // last
        std::int32_t visit = -1;       // the latest, in visits_
        std::int32_t day = INT32_MIN;  // of the latest visit
    };
    struct Visit {
        Pair pair;
        std::int32_t day = 0;
        Instant first, last;
        std::int32_t times = 0;
        std::uint8_t marks = 0;     // a bit each
        bool wrote_before = false;  // within kLookBackDays
        std::uint64_t lot = 0;      // in the draw; settles ties
        [[nodiscard]] int Weight() const;
    };
    void Turn(Instant at);
    [[nodiscard]] std::uint64_t LotOf(const Visit& visit) const;
    void AddMany(std::vector<ReviewItem>& items, const std::function<bool(ItemId)>& listed) const;

    Date monday_;
    std::string seed_;
    const domain::Directory& directory_;
    Near near_;
    WatchLimits limits_;
    std::unordered_map<Pair, Known, HashPair> pairs_;
    std::unordered_map<CaseId, std::int32_t> begun_;  // the day of a case's first row, if that was written
    std::vector<Visit> visits_;
    Date day_;  // of the latest row, and when it begins and ends
    Instant opens_, closes_, morning_, evening_;
    bool working_ = false;
    std::int64_t rows_ = 0, visited_ = 0;
};

}  // namespace samkraft::office

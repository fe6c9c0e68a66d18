// Of notices by mail and SMS: what their receiver sets, and what did not arrive. About nobody's case.
#pragma once

#include <string>
#include <vector>

#include "base/fields.hpp"
#include "base/id.hpp"
#include "notices/notice.hpp"
#include "notices/sender.hpp"

namespace samkraft::office {

using NoticeId = Id<struct NoticeTag>;

struct NoticeAddress {  // of a channel that is set up
    notices::Channel channel = notices::Channel::kMail;
    std::string address;  // that is told; empty: none
    std::string asked;    // that a code has been sent to, which has not come back
    Instant sent,
        lost;  // when the receiving server last took a notice for the address, and when one was given up
    template <class Self, class Visit>
    static void Fields(Self& self, Visit&& visit) {
        visit({"channel"}, self.channel);
        visit({"address"}, self.address);
        visit({"asked"}, self.asked);
        visit({"sent"}, self.sent);
        visit({"lost"}, self.lost);
    }
};
struct NoticeSettings {
    Always<NoticeAddress> channels;  // none: notices are off here
    notices::QuietHours quiet;
    template <class Self, class Visit>
    static void Fields(Self& self, Visit&& visit) {
        visit({"channels"}, self.channels);
        visit({"quiet"}, self.quiet);
    }
};

struct UndeliveredNotice {
    NoticeId notice;
    WorkerId worker;  // none: a participant
    notices::Channel channel = notices::Channel::kMail;
    notices::What what = notices::What::kWaiting;
    Instant made, given_up;
    std::int32_t attempts = 0;
    std::string why;  // the receiving server's words
    template <class Self, class Visit>
    static void Fields(Self& self, Visit&& visit) {
        visit({"notice"}, self.notice);
        visit({"worker"}, self.worker);
        visit({"channel"}, self.channel);
        visit({"what"}, self.what);
        visit({"made"}, self.made);
        visit({"given_up"}, self.given_up);
        visit({"attempts"}, self.attempts);
        visit({"why"}, self.why);
    }
};
struct UndeliveredNotices {
    bool on = false;           // some channel is set up
    std::int64_t dead = 0;     // all of them; `rows` has the two hundred oldest
    std::int64_t waiting = 0;  // to be sent, or sent again
    std::int64_t sent = 0;     // of the last ninety days
    Always<UndeliveredNotice> rows;
    template <class Self, class Visit>
    static void Fields(Self& self, Visit&& visit) {
        visit({"on"}, self.on);
        visit({"dead"}, self.dead);
        visit({"waiting"}, self.waiting);
        visit({"sent"}, self.sent);
        visit({"rows"}, self.rows);
    }
};

}  // namespace samkraft::office

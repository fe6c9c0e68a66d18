// What the users call parties, roles and categories, and the sentences that explain who sees what.
//
// A sentence never says what a hidden entry holds. To a reader about themself, a refusal names at most the
// owner, and only where that owner has had something disclosed to them. What is said of others is no truer
// than the bases it was worked out from; those must be such as the listener may know (readers.hpp).
#pragma once

#include <string>
#include <string_view>

#include "base/error.hpp"
#include "secrecy/readers.hpp"

namespace samkraft::secrecy {

[[nodiscard]] std::string_view PartyName(domain::Party party, Language language);           // "" for kNone
[[nodiscard]] std::string_view CategoryName(domain::Category category, Language language);  // "" for kNone
// "Socialtjänsten", "Deltagaren", "Arbetsgivarteamet": as a sentence begins.
[[nodiscard]] std::string ReaderName(const Readership& reader, Language language);

// Why you see the entry, on what and until when; or that you do not.
[[nodiscard]] std::string Explain(const Ground& ground, const EntryHead& head, Language language);
// Why others do, or one of them, by name.
[[nodiscard]] std::string ExplainOf(const Readership& reader, const std::string& name, const Ground& ground,
                                    const EntryHead& head, Language language);
// To who may not know whether the owner has opened it to them, or whether they have a case of their own.
[[nodiscard]] std::string ExplainUnknown(const Readership& reader, const EntryHead& head, bool if_own_case,
                                         Language language);
// Before what holds for those in the party who have the case: that one may not know if the colleague is one.
[[nodiscard]] std::string ExplainColleague(const std::string& name, Language language);
// How the actor came to read the case at all; "" for who has no assignment that holds.
[[nodiscard]] std::string ExplainAssignment(const CaseBases& bases, const Actor& actor, Instant now,
                                            Language language);
// What it would take to open it: the ways, and where the owner's own balance of interests does not reach.
[[nodiscard]] std::string ExplainWays(const Readership& reader, const EntryHead& head,
                                      const std::vector<Way>& ways, Level level, Language language);
// "studier och hälsa"; "" for every topic.
[[nodiscard]] std::string TopicNames(TopicSet topics, Language language);

}  // namespace samkraft::secrecy

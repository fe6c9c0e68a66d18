// The doors of the office against a real journal: codes, providers, and a person's own sessions.
#include "office/office_test.hpp"
#include "office/totp.hpp"
#include "oidc/testing.hpp"

namespace samkraft::office {
namespace {

const Origin kDesk{"192.0.2.1", "Bläddrare"};

class SignInTest : public testing::Test, protected OfficeFixture {
  protected:
    void SetUp() override {
        clock_.now = *ParseInstant("2026-03-04T08:00:00Z");
        sara_ = Employ({.username = "sara", .role = Role::kSocialWorker});
        anna_ = Employ({.username = "anna", .role = Role::kEmploymentOfficer});
        idp_.id_token = [this] {
            auto claims = idp_.GoodClaims(SystemClock{}.Now());
            claims[std::string(oidc::kOrgAffiliation)] = oidc::FakeProvider::Quoted(affiliation_);
            return oidc::SignToken(idp_.key, idp_.header, oidc::FakeProvider::Json(claims));
        };
        provider_ =
            std::make_unique<oidc::Provider>(oidc::FakeProvider::TheSettings(), real_, idp_.Fetcher());
    }
    // What came of it: kCount_ when it went well.
    template <class T>
    static Code CodeOf(const Result<T>& result) {
        if (result) return Code::kCount_;
        return result.error().details.empty() ? result.error().code : result.error().details[0].code;
    }
    Code SignIn(const std::string& code, const std::string& password = kPassword) {
        return CodeOf(office_->SignIn("sara", password, kDesk, code));
    }
    std::string CodeNow(const std::string& secret, int steps = 0) {
        return TotpCode(secret, clock_.now.micros / kMicrosPerSecond / kTotpSeconds + steps);
    }
    // The key as an app has it, back to bytes.
    static std::string SecretOf(const SecondFactorOffer& offer) {
        std::string bytes;
        unsigned held = 0, bits = 0;
        for (const char c : offer.key) {
            held = (held << 5U) | static_cast<unsigned>(c >= 'A' ? c - 'A' : c - '2' + 26);
            if ((bits += 5) >= 8) bytes += static_cast<char>((held >> (bits -= 8)) & 255U);
        }
        return bytes;
    }
    Result<SessionView> Through(Party party) {
        auto identity = idp_.SignIn(*provider_);
        EXPECT_TRUE(identity) << identity.error().why;
        last_ = std::make_unique<oidc::Identity>(*identity);
        return office_->SignInThrough(*identity, party, kDesk);
    }

    SystemClock real_;
    Worker sara_, anna_;
    oidc::FakeProvider idp_;
    std::string affiliation_ = "Sara.P@2120000142";
    std::unique_ptr<oidc::Provider> provider_;
    std::unique_ptr<oidc::Identity> last_;
};

TEST_F(SignInTest, ACodeIsWantedOnceThereIsASecretAndIsGoodOnce) {
    const auto first = office_->SignIn("sara", kPassword, kDesk);
    ASSERT_TRUE(first);
    EXPECT_EQ(CodeOf(office_->OfferSecondFactor(As(sara_), "fel", "")), Code::kWrongPassword);
    const auto offer = office_->OfferSecondFactor(As(sara_), kPassword, "");
    ASSERT_TRUE(offer);
    const std::string secret = SecretOf(*offer);
    EXPECT_EQ(SignIn(""), Code::kCount_) << "nothing is wanted before the first code has been given";
    EXPECT_EQ(CodeOf(office_->ConfirmSecondFactor(As(sara_), CodeNow(secret, 5), 0)), Code::kWrongCode);
    const auto mine = office_->SignIn("sara", kPassword, kDesk);
    ASSERT_TRUE(office_->ConfirmSecondFactor(As(sara_), CodeNow(secret, -1), mine->id));
    EXPECT_TRUE(office_->FindSession(mine->token));
    EXPECT_FALSE(office_->FindSession(first->token)) << "sessions from before end";

    EXPECT_EQ(SignIn(""), Code::kCodeNeeded);
    EXPECT_EQ(SignIn("", "fel"), Code::kWrongPassword) << "whoever does not know the password learns nothing";
    EXPECT_EQ(SignIn(CodeNow(secret, -1)), Code::kWrongCode) << "it has been used to confirm";
    EXPECT_EQ(SignIn(CodeNow(secret)), Code::kCount_);
    EXPECT_EQ(SignIn(CodeNow(secret)), Code::kWrongCode) << "once";
    EXPECT_EQ(SignIn(CodeNow(secret, 1)), Code::kCount_);
    clock_.now = AddSeconds(clock_.now, 60);
    EXPECT_EQ(SignIn(CodeNow(secret, -1)), Code::kWrongCode) << "the one that was next has been used";
    EXPECT_EQ(SignIn(CodeNow(secret)), Code::kCount_);

    clock_.now = AddSeconds(clock_.now, 60);
    EXPECT_EQ(CodeOf(office_->RemoveSecondFactor(As(sara_), kPassword, "", 0)), Code::kWrongCode);
    EXPECT_EQ(CodeOf(office_->OfferSecondFactor(As(sara_), kPassword, "")), Code::kWrongCode);
    EXPECT_TRUE(office_->SecondFactor(As(sara_)).enrolled);
    ASSERT_TRUE(office_->RemoveSecondFactor(As(sara_), kPassword, CodeNow(secret), 0));
    EXPECT_FALSE(office_->SecondFactor(As(sara_)).enrolled);
    EXPECT_EQ(SignIn(""), Code::kCount_);
}

TEST_F(SignInTest, GuessingCodesIsSlowedLikeGuessingPasswords) {
    const std::string secret = SecretOf(office_->SetSecondFactor(sara_));
    int wrong = 0;
    while (SignIn(CodeNow(secret, 100 + wrong)) == Code::kWrongCode) ASSERT_LT(++wrong, 20);
    EXPECT_EQ(wrong, 5);
    EXPECT_EQ(SignIn(CodeNow(secret)), Code::kTooManyTries) << "the right one too";
}

TEST_F(SignInTest, WhereASecondFactorIsRequiredNobodyComesInWithoutAndNobodyTakesItAway) {
    Office::Options options{kHere, "Prov", false};
    options.second_factor_required = true;
    Begin(options);
    EXPECT_EQ(SignIn(""), Code::kFactorMissing);
    EXPECT_EQ(SignIn("", "fel"), Code::kWrongPassword);
    const std::string secret = SecretOf(office_->SetSecondFactor(sara_));
    EXPECT_EQ(SignIn(CodeNow(secret)), Code::kCount_);
    EXPECT_EQ(CodeOf(office_->RemoveSecondFactor(As(sara_), kPassword, CodeNow(secret, 1), 0)),
              Code::kForbidden);
    office_->ClearSecondFactor(sara_);
    EXPECT_EQ(SignIn(""), Code::kFactorMissing) << "an administrator's removal opens nothing by itself";
}

TEST_F(SignInTest, ANewSecretEndsTheSessionsAndTheOldCodes) {
    const std::string old = SecretOf(office_->SetSecondFactor(sara_));
    const auto session = office_->SignIn("sara", kPassword, kDesk, CodeNow(old));
    ASSERT_TRUE(session);
    const std::string fresh = SecretOf(office_->SetSecondFactor(sara_));
    EXPECT_FALSE(office_->FindSession(session->token));
    EXPECT_EQ(SignIn(CodeNow(old, 1)), Code::kWrongCode);
    EXPECT_EQ(SignIn(CodeNow(fresh, 1)), Code::kCount_);
}

TEST_F(SignInTest, APasswordIsChangedByWhoKnowsTheOldOneAndTheOtherSessionsEnd) {
    constexpr const char* kFresh = "nio gröna paraplyer i hissen";
    const auto change = [&](const std::string& password, const std::string& fresh,
                            const std::string& code = {}, std::int64_t current = 0) {
        return CodeOf(office_->ChangePassword(As(sara_), "anna", password, code, fresh, current));
    };
    const auto mine = office_->SignIn("sara", kPassword, kDesk),
               other = office_->SignIn("sara", kPassword, kDesk);
    EXPECT_EQ(change("fel", kFresh), Code::kWrongPassword);
    EXPECT_EQ(change(kPassword, "Sara"), Code::kPasswordShort);
    EXPECT_EQ(change(kPassword, "sara12345678"), Code::kPasswordGuessable);
    EXPECT_TRUE(office_->FindSession(other->token)) << "refused, nothing has changed";
    EXPECT_EQ(change(kPassword, kFresh, "", mine->id), Code::kCount_);
    EXPECT_TRUE(office_->FindSession(mine->token));
    EXPECT_FALSE(office_->FindSession(other->token));
    EXPECT_EQ(SignIn(""), Code::kWrongPassword);
    EXPECT_EQ(SignIn("", kFresh), Code::kCount_);
    EXPECT_TRUE(office_->SignIn("anna", kPassword, kDesk)) << "what a worker is called is not asked";

    const std::string secret = SecretOf(office_->SetSecondFactor(sara_));
    EXPECT_EQ(change(kFresh, "elva blå cyklar på taket"), Code::kWrongCode);
    EXPECT_EQ(change(kFresh, "elva blå cyklar på taket", CodeNow(secret)), Code::kCount_);
    int wrong = 0;
    while (change("fel", kFresh) == Code::kWrongPassword) ASSERT_LT(++wrong, 20);
    EXPECT_EQ(change("elva blå cyklar på taket", kFresh, CodeNow(secret, 1)), Code::kTooManyTries)
        << "the right one too";
}

TEST_F(SignInTest, AParticipantChangesTheOwnPasswordByTheOwnName) {
    constexpr const char* kFresh = "nio gröna paraplyer i hissen";
    const CaseId own = OpenCase(As(anna_));
    ASSERT_TRUE(office_->AddParticipantLogin(own, "nawfal", Office::HashPassword(kPassword, true)));
    const auto session = office_->SignIn("nawfal", kPassword, kDesk);
    const Asker nawfal{session->actor, {}, "test", kDesk.address};
    const auto change = [&](const std::string& name, const std::string& fresh) {
        return CodeOf(office_->ChangePassword(nawfal, name, kPassword, "", fresh, session->id));
    };
    EXPECT_EQ(change("anna", kFresh), Code::kWrongPassword) << "a worker's name, whose password is the same";
    EXPECT_EQ(change("ingen", kFresh), Code::kWrongPassword);
    EXPECT_EQ(change("Nawfal", "nawfal123456"), Code::kPasswordGuessable);
    EXPECT_EQ(change(" Nawfal ", kFresh), Code::kCount_);
    EXPECT_FALSE(office_->SignIn("nawfal", kPassword, kDesk));
    const auto again = office_->SignIn("nawfal", kFresh, kDesk);
    ASSERT_TRUE(again);
    EXPECT_EQ(again->actor.role, Role::kParticipant) << "still a participant and no worker";
    EXPECT_TRUE(office_->SignIn("anna", kPassword, kDesk));

    Begin({kHere, "Prov", true});
    EXPECT_EQ(CodeOf(office_->ChangePassword(As(sara_), "", kPassword, "", kFresh, 0)), Code::kForbidden)
        << "nobody shuts the others out of the demonstration";
}

TEST_F(SignInTest, AProviderBringsInWhomItKnowsForItsPartyAloneAndOnce) {
    EXPECT_EQ(CodeOf(Through(Party::kSocialServices)), Code::kUnknownPerson)
        << "nobody is made by signing in";
    ASSERT_TRUE(office_->AddIdentity(sara_.id, "ad", "sara.p@2120000142 "));
    const auto session = Through(Party::kSocialServices);
    ASSERT_TRUE(session);
    EXPECT_EQ(session->actor.worker, sara_.id);
    EXPECT_EQ(session->door, "ad");
    EXPECT_TRUE(office_->FindSession(session->token));
    EXPECT_EQ(CodeOf(office_->SignInThrough(*last_, Party::kSocialServices, kDesk)), Code::kSignInStale)
        << "the same word of the provider again";
    EXPECT_EQ(CodeOf(Through(Party::kEmploymentService)), Code::kUnknownPerson)
        << "a provider speaks for its own party";
    affiliation_ = "sara.p@9999999999";
    EXPECT_EQ(CodeOf(Through(Party::kSocialServices)), Code::kUnknownPerson);
    affiliation_ = "sara.p@2120000142";
    sara_.until = AddDays(office_->Today(), -1);
    ASSERT_TRUE(office_->AddWorker(sara_, ""));
    EXPECT_EQ(CodeOf(Through(Party::kSocialServices)), Code::kUnknownPerson) << "who has left";
    EXPECT_FALSE(office_->FindSession(session->token));
}

TEST_F(SignInTest, AParticipantsProviderLeadsByTheNumberToTheOwnCaseAndNoOther) {
    case_ = OpenCase(As(anna_));
    affiliation_ = "198211059954";
    const auto session = Through(Party::kNone);
    ASSERT_TRUE(session) << Message(session.error(), Language::kEnglish);
    EXPECT_EQ(session->actor.role, Role::kParticipant);
    const Asker nawfal{session->actor, Language::kSwedish, "test", kDesk.address, true};
    EXPECT_EQ(Let(office_->Own(nawfal)).case_id, case_);
    EXPECT_TRUE(office_->FindSession(session->token));
    EXPECT_EQ(CodeOf(office_->SignInThrough(*last_, Party::kNone, kDesk)), Code::kSignInStale) << "once";
    // A worker's provider does not bring in a participant, nor the other way about, nor anybody unknown.
    EXPECT_EQ(CodeOf(Through(Party::kEmploymentService)), Code::kUnknownPerson);
    for (const char* name : {"199012119948", "198211059955", "Sara.P@2120000142", "anna"}) {
        affiliation_ = name;
        EXPECT_EQ(CodeOf(Through(Party::kNone)), Code::kUnknownPerson) << name;
    }
}

TEST_F(SignInTest, ConsentIsGivenOnScreenByWhoCameWithEIdentificationAndTakenBackByAnySignIn) {
    const Asker anna = As(anna_);
    case_ = OpenCase(anna);
    const ItemId asked = Write(anna, ConsentAsked{.from = Party::kEmploymentService,
                                                  .to = {Party::kSocialServices},
                                                  .categories = {Category::kRegistration},
                                                  .language = "sv-simple",
                                                  .text_version = "1"});
    affiliation_ = "198211059954";
    const auto session = Through(Party::kNone);
    Asker nawfal{session->actor, Language::kSwedish, "test", kDesk.address, false};
    const ConsentGiven yes{.channel = ConsentChannel::kElectronic, .date = office_->Today()};
    EXPECT_EQ(Why(Tries(nawfal, yes, asked, 1)), Code::kWrongState) << "by a password";
    nawfal.identified = true;
    Write(nawfal, yes, asked, 1);
    EXPECT_EQ(View(anna).content.consents.at(0).status, ConsentStatus::kGiven);
    nawfal.identified = false;
    Write(nawfal, ConsentWithdrawn{}, asked, 2);
    EXPECT_EQ(View(anna).content.consents.at(0).status, ConsentStatus::kWithdrawn);
}

TEST_F(SignInTest, ANameMeansOnePersonUntilItIsTakenAway) {
    ASSERT_TRUE(office_->AddIdentity(sara_.id, "ad", affiliation_));
    ASSERT_TRUE(office_->AddIdentity(sara_.id, "ad", affiliation_));
    EXPECT_EQ(CodeOf(office_->AddIdentity(anna_.id, "ad", affiliation_)), Code::kDuplicatePerson);
    EXPECT_EQ(CodeOf(office_->AddIdentity(anna_.id, "ad", " ")), Code::kRequired);
    const auto session = Through(Party::kSocialServices);
    ASSERT_TRUE(session);
    office_->RemoveIdentities(sara_.id);
    EXPECT_FALSE(office_->FindSession(session->token));
    EXPECT_TRUE(office_->AddIdentity(anna_.id, "ad", affiliation_));
}

TEST_F(SignInTest, WhoSignsOutAtTheProviderIsOutHereAndTheWordIsHeardOnce) {
    ASSERT_TRUE(office_->AddIdentity(sara_.id, "ad", affiliation_));
    const auto through = Through(Party::kSocialServices);
    const auto local = office_->SignIn("sara", kPassword, kDesk);
    ASSERT_TRUE(through && local);
    const auto leave = [&](const std::string& about, const std::string& id) {
        const std::string now = std::to_string(SystemClock{}.Now().micros / kMicrosPerSecond);
        const auto gone = oidc::FakeProvider::Logout(
            *provider_,
            oidc::SignToken(idp_.key, R"({"alg":"ES256","kid":"one","typ":"logout+jwt"})",
                            R"({"iss":"https://idp.example","aud":"samkraft","iat":)" + now + R"(,"exp":)" +
                                now + R"(,"jti":")" + id +
                                R"(","events":{"http://schemas.openid.net/event/backchannel-logout":{}},)" +
                                about + "}"));
        EXPECT_TRUE(gone) << gone.error().why;
        return office_->SignOutThrough(*gone, "192.0.2.9");
    };
    EXPECT_TRUE(leave(R"("sid":"another")", "1"));
    EXPECT_TRUE(office_->FindSession(through->token));
    EXPECT_TRUE(leave(R"("sid":"there-1")", "2"));
    EXPECT_FALSE(office_->FindSession(through->token));
    EXPECT_TRUE(office_->FindSession(local->token)) << "a session of another door is none of the provider's";
    const auto again = Through(Party::kSocialServices);
    EXPECT_FALSE(leave(R"("sid":"there-1")", "2")) << "an old word again";
    EXPECT_TRUE(office_->FindSession(again->token));
    EXPECT_TRUE(leave(R"("sub":"subject-1")", "3"));
    EXPECT_FALSE(office_->FindSession(again->token));
}

TEST_F(SignInTest, OnesOwnSessionsAreListedAndEndedAndNobodyElses) {
    const auto one = office_->SignIn("sara", kPassword, {"192.0.2.1", "Telefon"});
    clock_.now = AddSeconds(clock_.now, 60);
    const auto two = office_->SignIn("sara", kPassword, {"192.0.2.2", "Dator"});
    const auto other = office_->SignIn("anna", kPassword, kDesk);
    ASSERT_TRUE(one && two && other);
    const auto own = office_->SessionsOf(As(sara_), two->id);
    ASSERT_EQ(own.size(), 2U);
    EXPECT_EQ(own[0].device, "Dator");
    EXPECT_TRUE(own[0].current);
    EXPECT_EQ(own[1].source, "192.0.2.1");
    EXPECT_FALSE(own[1].current);
    EXPECT_EQ(own[1].ends, AddSeconds(own[1].last_seen, 4 * 3600)) << "what comes first of idle and end";
    EXPECT_EQ(CodeOf(office_->EndSession(As(sara_), other->id)), Code::kNotFound);
    EXPECT_EQ(CodeOf(office_->EndSession(As(sara_), 0)), Code::kNotFound);
    EXPECT_TRUE(office_->FindSession(other->token));
    EXPECT_TRUE(office_->EndSession(As(sara_), one->id));
    EXPECT_FALSE(office_->FindSession(one->token));
    const auto three = office_->SignIn("sara", kPassword, kDesk);
    office_->EndOtherSessions(As(sara_), three->id);
    EXPECT_FALSE(office_->FindSession(two->token));
    EXPECT_TRUE(office_->FindSession(three->token));
    EXPECT_TRUE(office_->FindSession(other->token));
}

TEST_F(SignInTest, SigningInAnewEndsWhatTheBrowserHad) {
    const auto one = office_->SignIn("sara", kPassword, kDesk);
    const auto two = office_->SignIn("sara", kPassword, {"192.0.2.1", "Bläddrare", one->token});
    EXPECT_NE(one->token, two->token);
    EXPECT_NE(one->csrf, two->csrf);
    EXPECT_EQ(office_->DraftKey(one->actor), office_->DraftKey(two->actor))
        << "what was begun can be read on";
    EXPECT_FALSE(office_->FindSession(one->token));
    EXPECT_TRUE(office_->FindSession(two->token));
    // A failed try ends nothing.
    EXPECT_FALSE(office_->SignIn("sara", "fel", {"192.0.2.1", "Bläddrare", two->token}));
    EXPECT_TRUE(office_->FindSession(two->token));
}

TEST_F(SignInTest, ASessionEndsAtItsAbsoluteLimitHoweverMuchItIsUsed) {
    const auto session = office_->SignIn("sara", kPassword, kDesk);
    for (int i = 0; i < 11; ++i) {
        clock_.now = AddSeconds(clock_.now, 3600);
        EXPECT_TRUE(office_->FindSession(session->token)) << i;
    }
    clock_.now = AddSeconds(clock_.now, 3600);
    EXPECT_FALSE(office_->FindSession(session->token));
    EXPECT_TRUE(office_->SessionsOf(As(sara_), 0).empty());
}

TEST_F(SignInTest, ATicketIsReadableHereAlone) {
    oidc::Ticket ticket;
    ticket.door = "ad";
    ticket.state = "s";
    ticket.ends = SystemClock{}.Now();
    const std::string sealed = office_->SealTicket(ticket);
    EXPECT_EQ(sealed.find("state"), std::string::npos);
    ASSERT_TRUE(office_->OpenTicket(sealed));
    EXPECT_EQ(office_->OpenTicket(sealed)->ends, ticket.ends);
    EXPECT_FALSE(office_->OpenTicket(sealed.substr(1)));
    EXPECT_FALSE(office_->OpenTicket(""));
}

}  // namespace
}  // namespace samkraft::office

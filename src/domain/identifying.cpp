#include "domain/identifying.hpp"

#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <optional>

#include "base/id.hpp"
#include "base/text.hpp"
#include "domain/identifying_words.hpp"

namespace samkraft::domain {
namespace {

enum class Sort : std::uint8_t { kOther, kSpace, kDigit, kLetter, kMark };

struct Sign {
    char32_t code = 0;
    std::uint32_t byte = 0, unit = 0;  // where it begins
    Sort sort = Sort::kOther;
    std::int8_t digit = -1;
    bool upper = false;
};

struct Token {  // a word, or digits in a row
    std::size_t begin = 0, end = 0;
    bool number = false;
    bool starts = false;  // begins a sentence
    bool capital = false, all_capitals = false, foreign = false;
    int value = -1;  // of a number of at most four digits
    std::uint8_t kinds = 0, known = 0;
    std::string folded;
};

struct Range {
    std::size_t begin = 0, end = 0;
    Trace trace = Trace::kWord;
    bool certain = false;
};

bool Has(std::uint8_t bits, unsigned bit) { return (bits & bit) != 0; }

// Of words with a space between.
template <class Is>
bool AnyOf(std::string_view words, Is is) {
    while (!words.empty()) {
        const auto end = std::min(words.find(' '), words.size());
        if (is(words.substr(0, end))) return true;
        words.remove_prefix(std::min(end + 1, words.size()));
    }
    return false;
}

void Classify(Sign& sign) {
    const char32_t c = sign.code;
    if (c < 0x80) {
        if (c >= '0' && c <= '9') {
            sign.sort = Sort::kDigit;
            sign.digit = static_cast<std::int8_t>(c - '0');
        } else if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')) {
            sign.sort = Sort::kLetter;
            sign.upper = c <= 'Z';
        } else if (c == ' ' || (c >= '\t' && c <= '\r')) {
            sign.sort = Sort::kSpace;
        }
        return;
    }
    const auto u = static_cast<UChar32>(c);
    if (u_isalpha(u)) {
        sign.sort = Sort::kLetter;
        sign.upper = u_isupper(u) || u_istitle(u);
        return;
    }
    if (u_isUWhiteSpace(u)) {
        sign.sort = Sort::kSpace;
        return;
    }
    switch (u_charType(u)) {
        case U_DECIMAL_DIGIT_NUMBER:
            sign.sort = Sort::kDigit;
            sign.digit = static_cast<std::int8_t>(u_charDigitValue(u));
            break;
        case U_OTHER_NUMBER:  // raised, lowered and circled digits
            if (const double value = u_getNumericValue(u);
                value >= 0 && value <= 9 && value == static_cast<int>(value)) {
                sign.sort = Sort::kDigit;
                sign.digit = static_cast<std::int8_t>(value);
            }
            break;
        case U_NON_SPACING_MARK:
        case U_FORMAT_CHAR:
            sign.sort = Sort::kMark;  // not seen, or part of the letter before
            break;
        default:
            break;
    }
}

std::vector<Sign> Decode(std::string_view text) {
    std::vector<Sign> signs;
    signs.reserve(text.size() + 1);
    const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
    const auto length = static_cast<std::int32_t>(text.size());
    std::uint32_t unit = 0;
    for (std::int32_t i = 0; i < length;) {
        Sign sign;
        sign.byte = static_cast<std::uint32_t>(i);
        sign.unit = unit;
        UChar32 c = bytes[i];
        if (c < 0x80)
            ++i;
        else
            U8_NEXT(bytes, i, length, c);
        sign.code = c < 0 ? 0xFFFD : static_cast<char32_t>(c);
        unit += sign.code > 0xFFFF ? 2 : 1;
        Classify(sign);
        signs.push_back(sign);
    }
    // "198OO1O1": letters that are written for digits, where there are as many digits as such letters. Those
    // at the end belong to the word that follows, if one does.
    const auto looks = [](char32_t c) { return c == 'O' || c == 'o' ? 0 : c == 'l' || c == 'I' ? 1 : -1; };
    for (std::size_t i = 0; i < signs.size();) {
        if (signs[i].digit < 0) {
            ++i;
            continue;
        }
        std::size_t end = i, last = i, digits = 0;
        for (; end < signs.size() && (signs[end].digit >= 0 || looks(signs[end].code) >= 0); ++end)
            if (signs[end].digit >= 0) {
                ++digits;
                last = end + 1;
            }
        const std::size_t whole = end;
        if (end < signs.size() && (signs[end].sort == Sort::kLetter || signs[end].sort == Sort::kMark))
            end = last;
        if (digits > 1 && end - i <= 2 * digits)
            for (; i < end; ++i)
                if (signs[i].digit < 0) {
                    signs[i].digit = static_cast<std::int8_t>(looks(signs[i].code));
                    signs[i].sort = Sort::kDigit;
                }
        i = whole;
    }
    return signs;
}

class Finder {
  public:
    Finder(std::string_view text, const KnownNames& known)
        : text_(text), known_(known), signs_(Decode(text)) {}

    std::vector<TextFinding> Find() {
        Tokenise();
        Addresses();
        Numbers();
        Mixed();
        Days();
        Words();
        return Told();
    }

  private:
    [[nodiscard]] std::uint32_t ByteAt(std::size_t i) const {
        return i < signs_.size() ? signs_[i].byte : static_cast<std::uint32_t>(text_.size());
    }
    [[nodiscard]] std::string Slice(std::size_t begin, std::size_t end) const {
        return std::string(text_.substr(ByteAt(begin), ByteAt(end) - ByteAt(begin)));
    }
    void Add(std::size_t begin, std::size_t end, Trace trace, bool certain = false) {
        if (begin < end) ranges_.push_back({begin, end, trace, certain});
    }

    // ---- words and numbers

    void Tokenise() {
        bool starts = true;
        for (std::size_t i = 0; i < signs_.size();) {
            const Sign& sign = signs_[i];
            if (sign.sort == Sort::kLetter) {
                tokens_.push_back(Word(i, starts));
                i = tokens_.back().end;
                starts = false;
            } else if (sign.sort == Sort::kDigit) {
                Token& token = tokens_.emplace_back();
                token.begin = i;
                token.number = true;
                while (i < signs_.size() && signs_[i].sort == Sort::kDigit) ++i;
                token.end = i;
                if (token.end - token.begin <= 4) {
                    token.value = 0;
                    for (std::size_t k = token.begin; k < i; ++k)
                        token.value = token.value * 10 + signs_[k].digit;
                }
                starts = false;
            } else {
                // Not the colon of an address on the web, nor what is written together.
                const bool ends =
                    sign.code == '.' || sign.code == '!' || sign.code == '?' || sign.code == ':';
                if (sign.code == '\n' || (ends && EndsHere(i + 1))) starts = true;
                ++i;
            }
        }
    }

    [[nodiscard]] bool EndsHere(std::size_t i) const {
        constexpr std::u32string_view kClosing = U")]\"'”’»";
        return i >= signs_.size() || IsSpace(i) || kClosing.find(signs_[i].code) != std::u32string_view::npos;
    }

    Token Word(std::size_t begin, bool starts) const {
        Token token;
        token.begin = token.end = begin;
        token.starts = starts;
        token.capital = signs_[begin].upper;
        bool plain = true;  // foldable without a table
        std::string spelled;
        std::size_t letters = 0, capitals = 0;
        for (; token.end < signs_.size(); ++token.end) {
            const Sign& sign = signs_[token.end];
            if (sign.sort == Sort::kMark) {
                plain = false;
                if (u_charType(static_cast<UChar32>(sign.code)) == U_NON_SPACING_MARK)
                    spelled += text_.substr(sign.byte, ByteAt(token.end + 1) - sign.byte);
                continue;
            }
            if (sign.sort != Sort::kLetter) break;
            ++letters;
            capitals += sign.upper ? 1 : 0;
            const char32_t c = sign.code;
            if (c < 0x80) {
                spelled += static_cast<char>(sign.upper ? c + 32 : c);
            } else if (c == U'å' || c == U'ä' || c == U'ö' || c == U'Å' || c == U'Ä' || c == U'Ö') {
                const char32_t low = c | 0x20U;
                spelled += static_cast<char>(0xC0U | (low >> 6U));
                spelled += static_cast<char>(0x80U | (low & 0x3FU));
            } else {
                plain = false;
                spelled += text_.substr(sign.byte, ByteAt(token.end + 1) - sign.byte);
                token.foreign = token.foreign || (c >= 0x250 && (c < 0x1E00 || c > 0x1EFF));
            }
        }
        token.all_capitals = letters > 1 && capitals == letters;
        token.folded = plain ? std::move(spelled) : text::Fold(spelled);
        token.kinds = WordKinds(token.folded);
        token.known = known_.Find(token.folded);
        if (token.folded.size() > 3 && token.folded.back() == 's') {  // of somebody
            const std::string bare = token.folded.substr(0, token.folded.size() - 1);
            if (token.kinds == 0) token.kinds = WordKinds(bare);
            if (token.known == 0) token.known = known_.Find(bare);
        }
        return token;
    }

    // ---- e-mail and the web

    [[nodiscard]] std::size_t AtSign(std::size_t i) const {  // how long; 0: none
        const char32_t c = signs_[i].code;
        if (c == '@' || c == 0xFF20) return 1;
        if ((c == '(' || c == '[') && i + 3 < signs_.size() && (signs_[i + 1].code | 0x20U) == 'a' &&
            (signs_[i + 2].code | 0x20U) == 't' && (signs_[i + 3].code == ')' || signs_[i + 3].code == ']'))
            return 4;
        return 0;
    }
    [[nodiscard]] bool IsSpace(std::size_t i) const { return signs_[i].sort == Sort::kSpace; }
    [[nodiscard]] bool HasSigns(std::size_t begin, std::size_t end) const {
        return std::any_of(signs_.begin() + static_cast<std::ptrdiff_t>(begin),
                           signs_.begin() + static_cast<std::ptrdiff_t>(end),
                           [](const Sign& s) { return s.sort == Sort::kLetter || s.sort == Sort::kDigit; });
    }
    [[nodiscard]] std::size_t TrimmedEnd(std::size_t begin, std::size_t end) const {
        constexpr std::u32string_view kAfter = U".,;:!?)]}\"'”’»";
        while (end > begin && kAfter.find(signs_[end - 1].code) != std::u32string_view::npos) --end;
        return end;
    }

    void Addresses() {
        std::size_t free_from = 0;  // nothing before is looked at again
        for (std::size_t i = 0; i < signs_.size();) {
            if (AtSign(i) == 0) {
                ++i;
                continue;
            }
            std::size_t begin = i, end = i;
            if (begin > free_from && IsSpace(begin - 1) && signs_[begin - 1].code != '\n') --begin;
            while (begin > free_from && !IsSpace(begin - 1)) --begin;
            while (begin < i && IsSpace(begin)) ++begin;
            while (true) {  // "a @ b", and whatever follows with another sign
                std::size_t next = end;
                if (next > i && next < signs_.size() && IsSpace(next) && signs_[next].code != '\n') ++next;
                if (next >= signs_.size() || AtSign(next) == 0) break;
                next += AtSign(next);
                if (next < signs_.size() && IsSpace(next) && signs_[next].code != '\n') ++next;
                while (next < signs_.size() && !IsSpace(next)) ++next;
                while (next > end && IsSpace(next - 1)) --next;
                end = next;
            }
            if (HasSigns(begin, end))
                Add(begin, std::max(TrimmedEnd(begin, end), i + 1), Trace::kEmail, true);
            i = std::max(end, i + 1);
            free_from = i;
        }
        for (std::size_t i = 0; i < signs_.size();) {
            std::size_t end = i;
            bool link = false;
            for (; end < signs_.size() && !IsSpace(end); ++end) {
                const auto is = [&](std::size_t k, char32_t c) {
                    return end + k < signs_.size() && (signs_[end + k].code | 0x20U) == (c | 0x20U);
                };
                link = link || (is(0, ':') && is(1, '/') && is(2, '/')) ||
                       (is(0, 'w') && is(1, 'w') && is(2, 'w') && is(3, '.'));
            }
            if (link) Add(i, TrimmedEnd(i, end), Trace::kLink);
            i = end + 1;
        }
    }

    // ---- numbers

    struct Digit {
        std::size_t at = 0;
        int value = 0;
        bool first = false;  // of its group
    };

    // Digits with nothing but signs between them, however many, are one run: a personal number may be written
    // with anything between its parts.
    void Numbers() {
        std::vector<Digit> run;
        for (std::size_t i = 0; i <= signs_.size(); ++i) {
            if (i == signs_.size() || signs_[i].sort == Sort::kLetter) {
                if (!run.empty()) Run(run);
                run.clear();
            } else if (signs_[i].sort == Sort::kDigit) {
                const bool first = run.empty() || run.back().at + 1 != i;
                run.push_back({i, signs_[i].digit, first});
            }
        }
    }

    [[nodiscard]] static int Two(const std::vector<Digit>& run, std::size_t i) {
        return run[i].value * 10 + run[i + 1].value;
    }
    // Whether ten digits from there have the form of a number with a birth date: where it begins and ends,
    // what stands between, and the check digit.
    [[nodiscard]] static bool IsPersonal(const std::vector<Digit>& run, std::size_t i, std::size_t length) {
        if (i + length > run.size()) return false;
        const std::size_t ten = i + length - 10;
        if (length == 12) {
            const int century = Two(run, i);
            if (century < 18 || century > 20) return false;
        }
        const int month = Two(run, ten + 2), day = Two(run, ten + 4);
        const bool coordination = day >= 60 && day <= 91;
        if (month > 12 || (month == 0 && !coordination)) return false;
        if ((day < 1 || day > 31) && !coordination) return false;
        int sum = 0;
        for (std::size_t k = 0; k < 10; ++k) {
            const int product = run[ten + k].value * (k % 2 == 0 ? 2 : 1);
            sum += product / 10 + product % 10;
        }
        const bool checked = sum % 10 == 0;
        const bool aligned = run[i].first && (i + length == run.size() || run[i + length].first);
        bool usual = true;  // nothing between but before the last four, and then little
        for (std::size_t k = i + 1; k < i + length; ++k)
            if (run[k].first) usual = usual && k == i + length - 4 && run[k].at - run[k - 1].at <= 4;
        return checked ? aligned || usual : aligned && usual;
    }

    void Run(const std::vector<Digit>& run) {
        std::vector<bool> taken(run.size());
        for (std::size_t i = 0; i + 10 <= run.size(); ++i)
            for (const std::size_t length : {std::size_t{12}, std::size_t{10}})
                if (IsPersonal(run, i, length)) {
                    Add(run[i].at, run[i + length - 1].at + 1, Trace::kPersonalNumber, true);
                    for (std::size_t k = i; k < i + length; ++k) taken[k] = true;
                    break;
                }
        // What is left, in clusters: groups with a sign or two between them.
        std::vector<std::pair<std::size_t, std::size_t>> groups;  // digits from, to
        const auto flush = [&] {
            if (!groups.empty()) Cluster(run, groups);
            groups.clear();
        };
        for (std::size_t i = 0; i < run.size();) {
            if (taken[i]) {
                flush();
                ++i;
                continue;
            }
            if (!groups.empty() && !IsTight(run[i - 1].at + 1, run[i].at)) flush();
            std::size_t end = i + 1;
            while (end < run.size() && !run[end].first && !taken[end]) ++end;
            groups.emplace_back(i, end);
            i = end;
        }
        flush();
    }

    [[nodiscard]] bool IsTight(std::size_t begin, std::size_t end) const {
        constexpr std::u32string_view kBetween = U" \u00A0\u202F-\u2010\u2011\u2012\u2013\u2014./():";
        if (end - begin > 2) return false;
        for (std::size_t i = begin; i < end; ++i)
            if (kBetween.find(signs_[i].code) == std::u32string_view::npos) return false;
        return true;
    }

    using Group = std::pair<std::size_t, std::size_t>;
    [[nodiscard]] static int ValueOf(const std::vector<Digit>& run, const Group& group) {
        int value = 0;
        for (std::size_t i = group.first; i < group.second && i < group.first + 9; ++i)
            value = value * 10 + run[i].value;
        return value;
    }
    [[nodiscard]] static std::size_t LengthOf(const Group& group) { return group.second - group.first; }
    [[nodiscard]] char32_t Before(const std::vector<Digit>& run, const Group& group) const {
        const std::size_t at = run[group.first].at;
        return at == 0 ? 0 : signs_[at - 1].code;
    }

    // How many groups from there are a day; 0: none.
    [[nodiscard]] std::size_t DayAt(const std::vector<Digit>& run, const std::vector<Group>& groups,
                                    std::size_t i) const {
        const auto value = [&](std::size_t k) { return ValueOf(run, groups[k]); };
        const auto length = [&](std::size_t k) { return k < groups.size() ? LengthOf(groups[k]) : 0; };
        const auto is_year = [](int y) { return y >= 1900 && y < 2100; };
        const auto is_day = [](int m, int d) { return m >= 1 && m <= 12 && d >= 1 && d <= 31; };
        const auto few = [&](std::size_t k) { return length(k) == 1 || length(k) == 2; };
        const auto joint = [&](std::size_t k) { return Before(run, groups[k]); };  // before group k
        if (length(i) == 4 && few(i + 1) && few(i + 2) && is_year(value(i)) &&
            is_day(value(i + 1), value(i + 2)))
            return 3;
        if (few(i) && few(i + 1) && joint(i + 1) != ' ' && joint(i + 1) != ':' &&
            is_day(value(i + 1), value(i))) {
            if (length(i + 2) == 4 && is_year(value(i + 2))) return 3;
            if (length(i + 2) == 2 && joint(i + 2) == joint(i + 1)) return 3;
            const bool fraction = value(i) < value(i + 1) && value(i + 1) <= 4;
            if (joint(i + 1) == '/' && !fraction) return 2;
        }
        if (length(i) == 8 && is_year(value(i) / 10000) && is_day(value(i) / 100 % 100, value(i) % 100))
            return 1;
        if (length(i) == 6 && is_day(value(i) / 100 % 100, value(i) % 100)) return 1;
        return 0;
    }

    void Cluster(const std::vector<Digit>& run, const std::vector<Group>& groups) {
        std::size_t from = 0;
        for (std::size_t i = 0; i < groups.size();) {
            const std::size_t day = DayAt(run, groups, i);
            if (day == 0) {
                ++i;
                continue;
            }
            Plain(run, std::span(groups).subspan(from, i - from));
            Add(run[groups[i].first].at, run[groups[i + day - 1].second - 1].at + 1, Trace::kDate);
            i += day;
            from = i;
        }
        Plain(run, std::span(groups).subspan(from));
    }

    // Groups that are no day: a phone, another number, or an amount, a year, an hour.
    void Plain(const std::vector<Digit>& run, std::span<const Group> groups) {
        if (groups.empty()) return;
        const std::size_t begin = run[groups.front().first].at, end = run[groups.back().second - 1].at + 1;
        std::size_t digits = 0;
        for (const Group& g : groups) digits += LengthOf(g);
        if (digits < 5) return;
        const auto value = [&](std::size_t k) { return ValueOf(run, groups[k]); };
        const bool plus = begin > 0 && signs_[begin - 1].code == '+';
        if (digits >= 7 && digits <= 15 && (plus || run[groups.front().first].value == 0) &&
            !IsHours(run, groups))
            return Add(plus ? begin - 1 : begin, end, Trace::kPhone, true);
        if (digits <= 8 && IsAmount(end)) return;
        const bool years = std::all_of(groups.begin(), groups.end(), [&](const Group& g) {
            return LengthOf(g) == 4 && ValueOf(run, g) >= 1900 && ValueOf(run, g) < 2100;
        });
        if (years && groups.size() <= 2) return;
        if (IsHours(run, groups)) return;
        if (groups.size() == 2) {
            const char32_t joint = Before(run, groups[1]);
            // "2009:400", a statute; "450-600", from and to
            if (joint == ':' && LengthOf(groups[0]) == 4 && LengthOf(groups[1]) <= 4 && value(0) >= 1700 &&
                value(0) < 2100)
                return;
            if ((joint == '-' || joint == 0x2013) && digits <= 8 && value(0) < value(1) &&
                LengthOf(groups[1]) <= 4 && run[groups[0].first].value != 0)
                return;
        }
        if (digits >= 8) return Add(begin, end, Trace::kNumber, true);
        const bool post =
            digits == 5 && (groups.size() == 1 || (groups.size() == 2 && LengthOf(groups[0]) == 3));
        Add(begin, end, post ? Trace::kAddress : Trace::kNumber);
    }
    [[nodiscard]] bool IsHours(const std::vector<Digit>& run, std::span<const Group> groups) const {
        if (groups.size() != 2 && groups.size() != 4) return false;
        for (std::size_t i = 0; i < groups.size(); i += 2) {
            const char32_t joint = Before(run, groups[i + 1]);
            if ((joint != ':' && joint != '.') || LengthOf(groups[i]) > 2 || LengthOf(groups[i + 1]) != 2 ||
                ValueOf(run, groups[i]) > 24 || ValueOf(run, groups[i + 1]) > 59)
                return false;
            if (i > 0 && (Before(run, groups[i]) == ':' || Before(run, groups[i]) == '.')) return false;
        }
        return true;
    }
    [[nodiscard]] bool IsAmount(std::size_t end) const {
        std::size_t i = end;
        while (i < signs_.size() && i < end + 2 && IsSpace(i)) ++i;
        if (i >= signs_.size()) return false;
        if (signs_[i].code == '%' || signs_[i].code == U'€') return true;
        std::string word;
        for (; i < signs_.size() && signs_[i].sort == Sort::kLetter && word.size() < 8; ++i)
            word += signs_[i].code < 0x80 ? static_cast<char>(signs_[i].code | 0x20U) : '?';
        return word == "kr" || word == "kronor" || word == "sek" || word == "tkr" || word == "euro" ||
               word == "procent";
    }

    // ---- letters and digits together: identities of cases, codes, registrations

    void Mixed() {
        for (std::size_t i = 0; i < signs_.size();) {
            if (signs_[i].sort != Sort::kLetter && signs_[i].sort != Sort::kDigit) {
                ++i;
                continue;
            }
            std::size_t end = i, last = i;
            std::size_t letters = 0, digits = 0, turns = 0, capitals = 0;
            for (; end < signs_.size(); ++end) {
                const Sign& s = signs_[end];
                if (s.sort == Sort::kLetter || s.sort == Sort::kDigit) {
                    if (end > i && signs_[last].sort != s.sort) ++turns;
                    ++(s.sort == Sort::kLetter ? letters : digits);
                    capitals += s.upper ? 1 : 0;
                    last = end;
                } else if (s.code != '-' && s.code != '/' && s.code != '_' && s.code != '#' &&
                           s.code != '.' && s.code != ':' && s.sort != Sort::kMark) {
                    break;
                }
            }
            Identities(i, last + 1);
            const bool word_of_number = turns == 1 && signs_[i].sort == Sort::kDigit && capitals == 0;
            const bool in_running_text = turns == 1 && signs_[last].sort == Sort::kDigit && letters > 5;
            if (letters > 0 && digits >= 3 && letters + digits >= 6 && !word_of_number && !in_running_text)
                Add(i, last + 1, Trace::kNumber);
            i = end + 1;
        }
    }
    // Thirteen letters and digits in a row that are an identity of this program's.
    void Identities(std::size_t begin, std::size_t end) {
        constexpr std::size_t kLength = 13;
        for (std::size_t i = begin; i < end;) {
            std::size_t stop = i;
            std::string word;
            bool digit = false;
            while (stop < end && (signs_[stop].sort == Sort::kLetter || signs_[stop].sort == Sort::kDigit)) {
                const char32_t c = signs_[stop].code;
                if (word.size() <= kLength)
                    word += c < 0x80 ? static_cast<char>(c >= 'a' && c <= 'z' ? c - 32 : c) : '?';
                digit = digit || signs_[stop].digit >= 0;
                ++stop;
            }
            if (word.size() == kLength && digit && ParseId(word)) Add(i, stop, Trace::kCaseId, true);
            i = stop + 1;
        }
    }

    // ---- days and ages in words

    [[nodiscard]] bool Adjoins(std::size_t i) const {  // token i and the next, with a sign or two between
        return i + 1 < tokens_.size() && tokens_[i + 1].begin - tokens_[i].end <= 2 &&
               tokens_[i + 1].begin > tokens_[i].end && signs_[tokens_[i].end].code != '\n';
    }
    [[nodiscard]] static int MonthOf(const Token& token) {
        if (token.number || token.folded.size() < 3) return 0;
        static constexpr std::array<std::string_view, 12> kSwedish{
            "januari", "februari", "mars",      "april",   "maj",      "juni",
            "juli",    "augusti",  "september", "oktober", "november", "december"};
        static constexpr std::array<std::string_view, 12> kEnglish{
            "january", "february", "march",     "april",   "may",      "june",
            "july",    "august",   "september", "october", "november", "december"};
        for (std::size_t m = 0; m < 12; ++m) {
            if (token.folded == kSwedish[m] || token.folded == kEnglish[m]) return static_cast<int>(m) + 1;
            if (token.folded.size() == 3 && (kSwedish[m].starts_with(token.folded)))
                return static_cast<int>(m) + 1;
        }
        return token.folded == "sept" ? 9 : 0;
    }
    [[nodiscard]] static bool IsDayNumber(const Token& token) {
        if (token.number) return token.value >= 1 && token.value <= 31 && token.end - token.begin <= 2;
        static constexpr std::string_view kOrdinals =
            "första andra tredje fjärde femte sjätte sjunde åttonde nionde tionde elfte tolfte "
            "trettonde fjortonde femtonde sextonde sjuttonde artonde nittonde tjugonde "
            "tjugoförsta tjugoandra tjugotredje tjugofjärde tjugofemte tjugosjätte tjugosjunde "
            "tjugoåttonde tjugonionde trettionde trettioförsta";
        return AnyOf(kOrdinals, [&](std::string_view ordinal) { return token.folded == ordinal; });
    }
    [[nodiscard]] static bool IsYear(const Token& token) {
        return token.number && token.end - token.begin == 4 && token.value >= 1900 && token.value < 2100;
    }
    [[nodiscard]] bool Is(std::size_t i, std::initializer_list<std::string_view> words) const {
        return i < tokens_.size() && !tokens_[i].number &&
               std::find(words.begin(), words.end(), tokens_[i].folded) != words.end();
    }

    void Days() {
        for (std::size_t i = 0; i < tokens_.size(); ++i) {
            const Token& token = tokens_[i];
            if (const int month = MonthOf(token); month > 0) {
                std::size_t first = i, last = i;
                std::size_t before = i;
                if (i >= 2 && Adjoins(i - 1) && Is(i - 1, {"a", "e"}) && tokens_[i - 2].number &&
                    tokens_[i - 1].begin - tokens_[i - 2].end <= 1)
                    before = i - 1;  // "4:e mars"
                if (before >= 1 && (before < i || Adjoins(i - 1)) && IsDayNumber(tokens_[before - 1])) {
                    first = before - 1;
                } else if (Adjoins(i) && tokens_[i + 1].number && IsDayNumber(tokens_[i + 1])) {
                    last = i + 1;
                } else {
                    continue;
                }
                if (first >= 1 && Adjoins(first - 1) && Is(first - 1, {"den"})) --first;
                if (Adjoins(last) && IsYear(tokens_[last + 1])) ++last;
                Add(tokens_[first].begin, tokens_[last].end, Trace::kDate);
                months_.emplace_back(tokens_[first].begin, month);
            } else if (token.number && Adjoins(i) && Is(i + 1, {"år"})) {
                if (Adjoins(i + 1) && Is(i + 2, {"och"}) && Adjoins(i + 2) && i + 4 < tokens_.size() &&
                    tokens_[i + 3].number && Adjoins(i + 3) &&
                    Is(i + 4, {"månad", "månader", "dag", "dagar", "vecka", "veckor"}))
                    Add(token.begin, tokens_[i + 4].end, Trace::kAge);
            } else if (token.number && Adjoins(i) && Is(i + 1, {"dagar", "days"}) && Adjoins(i + 1) &&
                       Is(i + 2, {"gammal", "gammalt", "gamla", "old"})) {
                Add(token.begin, tokens_[i + 2].end, Trace::kAge);
            } else if (Is(i, {"född", "födda", "född", "f", "born", "fött"})) {
                std::size_t year = i + 1;
                if (Adjoins(i) && Is(year, {"år", "in"}) && Adjoins(year)) ++year;
                if (Adjoins(year - 1) && year < tokens_.size() && IsYear(tokens_[year]))
                    Add(tokens_[year].begin, tokens_[year].end, Trace::kAge);
            }
        }
    }

    // ---- names and places

    [[nodiscard]] static bool EndsIn(std::string_view word, std::string_view endings) {
        return AnyOf(endings, [&](std::string_view ending) {
            return word.size() > ending.size() + 2 && word.ends_with(ending);
        });
    }
    [[nodiscard]] static bool IsStreet(std::string_view word) {
        static constexpr std::string_view kStreets =
            "gatan gata vägen väg gränd gränden torget stigen allén allen esplanaden";
        return EndsIn(word, kStreets);
    }
    [[nodiscard]] static bool IsInstitution(std::string_view word) {
        static constexpr std::string_view kPlaces =
            "skolan skola gymnasiet gymnasium sjukhuset sjukhus kliniken mottagningen "
            "vårdcentralen kyrkan moskén bolaget verkstaden akuten fabriken";
        return EndsIn(word, kPlaces);
    }
    // What only ordinary words end in, for a word that begins a sentence.
    [[nodiscard]] static bool IsFormedAsAWord(std::string_view word) {
        static constexpr std::string_view kEndings =
            "ning ningen ningar het heten heter ande ende tion tionen tioner arna erna orna else "
            "elsen skap skapet lig ades erade ligt liga ligen igt ismen intyg intyget penning penningen "
            "bidrag bidraget stöd stödet praktik planen beslut beslutet kontakt läkare läkaren "
            "vård";
        return word.size() >= 7 && EndsIn(word, kEndings);
    }

    void Words() {
        for (std::size_t i = 0; i < tokens_.size(); ++i) {
            const Token& token = tokens_[i];
            if (token.number) {
                continue;
            }
            const bool beside = i + 1 < tokens_.size() && !tokens_[i + 1].number &&
                                tokens_[i + 1].begin - tokens_[i].end <= 2;
            if (beside && Has(token.known & tokens_[i + 1].known, KnownNames::kMine) &&
                known_.OfOneParticipant(token.folded, tokens_[i + 1].folded)) {
                Add(token.begin, tokens_[i + 1].end, Trace::kParticipant, true);
                continue;
            }
            if (beside && i + 1 < tokens_.size() &&
                Has(token.known & tokens_[i + 1].known, KnownNames::kColleague))
                Add(token.begin, tokens_[i + 1].end, Trace::kColleague);
            Word(i);
        }
    }

    void Word(std::size_t i) {
        const Token& token = tokens_[i];
        const std::uint8_t kinds = token.kinds;
        const bool ordinary = Has(kinds, kOrdinaryWord);
        const std::size_t letters = text::Length(token.folded);
        if (token.foreign) return Add(token.begin, token.end, Trace::kWord);
        if (Has(token.known, KnownNames::kMine) && letters >= 2) {
            if (token.capital && !ordinary) return Add(token.begin, token.end, Trace::kParticipant, true);
            if (token.capital && !(token.starts && Has(kinds, kCommonWord)))
                return Add(token.begin, token.end, Trace::kParticipant);
            if (!ordinary && letters >= 4) return Add(token.begin, token.end, Trace::kParticipant, true);
        }
        if (letters >= 3 && IsStreet(token.folded)) {
            const bool numbered = i + 1 < tokens_.size() && tokens_[i + 1].number && Adjoins(i);
            if (numbered) return Add(token.begin, tokens_[i + 1].end, Trace::kAddress);
            if (token.capital) return Add(token.begin, token.end, Trace::kAddress);
        }
        if (!token.capital) {
            if (ordinary || Has(kinds, kKnownWord)) return;
            if (Has(kinds, kGivenName) && letters >= 4) return Add(token.begin, token.end, Trace::kName);
            if (Has(kinds, kPlaceName) && letters >= 5) return Add(token.begin, token.end, Trace::kPlace);
            if (letters >= 7 && (token.folded.ends_with("sson") || token.folded.ends_with("ssons")))
                return Add(token.begin, token.end, Trace::kName);
            return;
        }
        if (letters == 1) {  // "N.A."; a single letter alone is how one writes "deltagare A"
            if (i + 1 < tokens_.size() && tokens_[i + 1].begin == token.end + 1 &&
                tokens_[i + 1].end == token.end + 2 && tokens_[i + 1].capital &&
                signs_[token.end].code == '.')
                Add(token.begin, tokens_[i + 1].end, Trace::kName);
            return;
        }
        if (token.starts && Has(kinds, kCommonWord)) return;
        if (Has(token.known, KnownNames::kColleague) && !(token.starts && ordinary))
            return Add(token.begin, token.end, Trace::kColleague);
        if (Has(kinds, kGivenName | kFamilyName) && !Has(kinds, kKnownWord))
            return Add(token.begin, token.end, Trace::kName);
        if (Has(kinds, kPlaceName)) return Add(token.begin, token.end, Trace::kPlace);
        if (Has(kinds, kKnownWord | kOrdinaryWord)) return;
        if (token.all_capitals && letters <= 5) return;
        if (IsInstitution(token.folded)) return Add(token.begin, token.end, Trace::kWorkplace);
        if (token.starts && IsFormedAsAWord(token.folded)) return;
        const bool at =
            i > 0 && Adjoins(i - 1) && Is(i - 1, {"på", "hos", "vid", "åt", "till", "från", "at"});
        Add(token.begin, token.end, at ? Trace::kWorkplace : Trace::kWord);
    }

    // ---- what is told

    [[nodiscard]] static bool IsName(Trace trace) {
        return trace == Trace::kName || trace == Trace::kParticipant || trace == Trace::kWord ||
               trace == Trace::kColleague || trace == Trace::kWorkplace || trace == Trace::kPlace;
    }

    std::vector<TextFinding> Told() {
        std::stable_sort(ranges_.begin(), ranges_.end(),
                         [](const Range& a, const Range& b) { return a.begin < b.begin; });
        std::vector<Range> merged;
        for (const Range& range : ranges_) {
            Range* last = merged.empty() ? nullptr : &merged.back();
            // What overlaps is one; so are names side by side.
            const bool overlaps = last != nullptr && range.begin < last->end;
            const bool beside = last != nullptr && !overlaps && range.begin - last->end == 1 &&
                                IsName(last->trace) && IsName(range.trace) &&
                                (signs_[last->end].code == ' ' || signs_[last->end].code == '-' ||
                                 signs_[last->end].code == 0x2019 || signs_[last->end].code == '\'');
            if (!overlaps && !beside) {
                merged.push_back(range);
                continue;
            }
            const bool stronger = range.certain != last->certain
                                      ? range.certain
                                      : (overlaps ? range.trace < last->trace : false);
            if (stronger) last->trace = range.trace;
            last->certain = last->certain || range.certain;
            last->end = std::max(last->end, range.end);
        }
        std::vector<TextFinding> findings;
        findings.reserve(merged.size());
        for (const Range& range : merged) {
            TextFinding& finding = findings.emplace_back();
            finding.begin = UnitAt(range.begin);
            finding.end = UnitAt(range.end);
            finding.trace = range.trace;
            finding.certain = range.certain;
            finding.text = Slice(range.begin, range.end);
            finding.instead = Instead(range);
        }
        return findings;
    }
    [[nodiscard]] std::int32_t UnitAt(std::size_t i) const {
        if (i < signs_.size()) return static_cast<std::int32_t>(signs_[i].unit);
        if (signs_.empty()) return 0;
        return static_cast<std::int32_t>(signs_.back().unit + (signs_.back().code > 0xFFFF ? 2U : 1U));
    }
    [[nodiscard]] std::string Instead(const Range& range) const {
        switch (range.trace) {
            case Trace::kPersonalNumber:
                return "[personnummer]";
            case Trace::kPhone:
                return "[telefonnummer]";
            case Trace::kEmail:
                return "[e-post]";
            case Trace::kCaseId:
            case Trace::kNumber:
                return "[nummer]";
            case Trace::kParticipant:
            case Trace::kName:
            case Trace::kWord:
                return "[namn]";
            case Trace::kColleague:
                return "[kollega]";
            case Trace::kPlace:
                return "[ort]";
            case Trace::kAddress:
                return "[adress]";
            case Trace::kWorkplace:
                return "[ställe]";
            case Trace::kAge:
                return "[ålder]";
            case Trace::kLink:
                return "[länk]";
            case Trace::kDate:
                break;
        }
        const auto is_word = [&](std::size_t i) {
            return signs_[i].sort == Sort::kLetter || signs_[i].sort == Sort::kDigit ||
                   signs_[i].sort == Sort::kMark;
        };
        const bool apart = (range.begin == 0 || !is_word(range.begin - 1)) &&
                           (range.end == signs_.size() || !is_word(range.end));
        if (!apart) return "[datum]";  // words would grow together with what stands beside them
        for (const auto& [begin, month] : months_)
            if (begin >= range.begin && begin < range.end)
                return month <= 2 || month == 12 ? "i vintras"
                       : month <= 5              ? "i våras"
                       : month <= 8              ? "i somras"
                                                 : "i höstas";
        return "[datum]";
    }

    std::string_view text_;
    const KnownNames& known_;
    std::vector<Sign> signs_;
    std::vector<Token> tokens_;
    std::vector<Range> ranges_;
    std::vector<std::pair<std::size_t, int>> months_;  // where a day in words begins, and its month
};

}  // namespace

void KnownNames::Add(std::string_view name, std::uint8_t bit) {
    const std::vector<std::string> words = text::Words(name);
    for (const std::string& word : words) words_[word] |= bit;
    if (bit != kMine) return;
    for (const std::string& a : words)
        for (const std::string& b : words)
            if (&a != &b) {
                std::string pair = a;
                pair += ' ';
                pair += b;
                pairs_.insert(pair);
                pair += 's';
                pairs_.insert(std::move(pair));
            }
}

std::vector<TextFinding> FindIdentifying(std::string_view text, const KnownNames& known) {
    return Finder(text, known).Find();
}

std::string Neutral(std::string_view text, std::span<const TextFinding> findings) {
    std::string out;
    const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
    const auto length = static_cast<std::int32_t>(text.size());
    std::int32_t unit = 0;
    std::size_t next = 0;
    for (std::int32_t i = 0; i < length;) {
        while (next < findings.size() && findings[next].end <= unit) ++next;
        const bool inside = next < findings.size() && findings[next].begin <= unit;
        if (inside && findings[next].begin == unit) out += findings[next].instead;
        const std::int32_t begin = i;
        UChar32 c = 0;
        U8_NEXT(bytes, i, length, c);
        if (!inside) out += text.substr(static_cast<std::size_t>(begin), static_cast<std::size_t>(i - begin));
        unit += c > 0xFFFF ? 2 : 1;
    }
    return out;
}

bool Repeats(std::string_view one, std::string_view other) {
    const auto rows = [](std::string_view text) {
        const std::vector<std::string> words = text::Words(text);
        std::vector<std::string> made;
        for (std::size_t i = 0; i + kWordsInARow <= words.size(); ++i) {
            std::string row;
            for (std::size_t k = i; k < i + kWordsInARow; ++k) row += words[k] + ' ';
            made.push_back(std::move(row));
        }
        if (made.empty() && !words.empty()) {  // a short text is one row
            std::string& row = made.emplace_back();
            for (const std::string& word : words) row += word + ' ';
        }
        return made;
    };
    const auto said = rows(one);
    const std::unordered_set<std::string> known(said.begin(), said.end());
    const auto again = rows(other);
    return std::any_of(again.begin(), again.end(),
                       [&](const std::string& row) { return known.contains(row); });
}

}  // namespace samkraft::domain

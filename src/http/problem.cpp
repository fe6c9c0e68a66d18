#include "http/problem.hpp"

#include <algorithm>

#include "base/json.hpp"

namespace samkraft::http {

void AddSecurityHeaders(net::Response& response) {
    const auto unless_set = [&](const char* name, const char* value) {
        const bool set =
            std::ranges::any_of(response.headers, [&](const auto& header) { return header.first == name; });
        if (!set) response.headers.emplace_back(name, value);
    };
    // No inline script and no inline style sheet. The design system's components set styles by attribute,
    // hence 'unsafe-inline' for those alone. The frame is the one that draws a PDF (0038).
    unless_set("Content-Security-Policy",
               "default-src 'none'; script-src 'self'; style-src 'self'; style-src-attr 'unsafe-inline'; "
               "img-src 'self' data:; font-src 'self'; frame-src 'self'; "
               "connect-src 'self'; manifest-src 'self'; base-uri 'none'; form-action "
               "'self'; frame-ancestors 'none'");
    unless_set("X-Content-Type-Options", "nosniff");
    unless_set("Referrer-Policy", "no-referrer");
    unless_set("Cross-Origin-Opener-Policy", "same-origin");
    unless_set("Cross-Origin-Resource-Policy", "same-origin");
    unless_set("Permissions-Policy", "camera=(), microphone=(), geolocation=()");
}

net::Pairs HeadersOverTls() {
    // A year, and all names below this one: what V3.4.1 of ASVS 5.0 asks for.
    return {{"Strict-Transport-Security", "max-age=31536000; includeSubDomains"}};
}

net::Response Problem(const Error& error, Language language, std::string_view current_view) {
    const CodeInfo& info = Info(error.code);
    net::Response response;
    response.status = info.status;
    response.content_type = "application/problem+json";
    response.headers.emplace_back("Cache-Control", "no-store");
    if (error.code == Code::kTooManyTries && !error.args.empty())
        response.headers.emplace_back("Retry-After", error.args.front());
    json::ObjectWriter out(response.body);
    out({"type"}, "https://samkraft.se/problem/" + std::string(info.name));
    out({"title"}, Message(error, language));
    out({"status"}, info.status);
    out({"code"}, std::string(info.name));
    out({"pointer"}, error.pointer);
    if (!error.details.empty()) {
        out.Name("errors");
        response.body += '[';
        for (const Error& fault : error.details) {
            if (&fault != &error.details.front()) response.body += ',';
            json::ObjectWriter one(response.body);
            one({"code"}, std::string(Info(fault.code).name));
            one.Name("pointer");
            json::AppendString(response.body, fault.pointer);
            one({"title"}, Message(fault, language));
            one.Close();
        }
        response.body += ']';
    }
    if (!current_view.empty()) {
        out.Name("current");
        response.body += current_view;
    }
    out.Close();
    return response;
}

net::Response ProblemForStatus(int status, std::string_view reason) {
    Code code = Code::kMalformed;
    switch (status) {
        case 404:
            code = Code::kNotFound;
            break;
        case 405:
            code = Code::kMethodNotAllowed;
            break;
        case 413:
            code = Code::kTooLarge;
            break;
        case 415:
            code = Code::kUnsupportedMedia;
            break;
        case 500:
            code = Code::kInternal;
            break;
        case 503:
            code = Code::kUnavailable;
            break;
        default:
            break;
    }
    net::Response response = Problem(Error{code, "", {std::string(reason)}, {}}, Language::kSwedish);
    response.status = status;
    AddSecurityHeaders(response);
    return response;
}

}  // namespace samkraft::http

#include "web/parse_request.hpp"

#include "base/text.hpp"
#include "web/form.hpp"
#include "web/percent.hpp"

#include <algorithm>
#include <array>
#include <boost/url/parse.hpp>
#include <boost/url/url_view.hpp>
#include <optional>
#include <string_view>

namespace dueregard::web {

namespace {

constexpr std::size_t most_query_fields = 500;

std::optional<Refusal> refusal(int status, std::string_view why) {
    return Refusal{.status = status, .why = std::string(why)};
}

void read_headers(const RawRequest& raw, Request& request) {
    for (const auto& [name, value] : raw.headers) {
        if (!is_valid_utf8(value)) continue;
        const auto [known, added] = request.headers.emplace(lower_ascii(name), value);
        if (!added) known->second += (known->first == "cookie" ? "; " : ", ") + value;
    }
}

std::vector<std::string_view> values_of(const RawRequest& raw, std::string_view name) {
    std::vector<std::string_view> values;
    for (const auto& [key, value] : raw.headers)
        if (equals_ignoring_case(key, name)) values.emplace_back(value);
    return values;
}

bool is_proper_host(std::string_view host) {
    const auto parsed = boost::urls::parse_authority(boost::core::string_view(host.data(), host.size()));
    return parsed.has_value() && !parsed->has_userinfo() && !parsed->encoded_host().empty();
}

std::optional<Refusal> check_method(std::string_view method) {
    constexpr std::array<std::string_view, 3> ours = {"GET", "HEAD", "POST"};
    constexpr std::array<std::string_view, 6> others = {
        "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "CONNECT"
    };
    if (std::ranges::find(ours, method) != ours.end()) return std::nullopt;
    if (std::ranges::find(others, method) != others.end())
        return refusal(405, "The method is one that this site does not use.");
    return refusal(501, "The method is not one of HTTP.");
}

std::optional<Refusal> check_host(const RawRequest& raw) {
    const auto hosts = values_of(raw, "host");
    if (hosts.size() > 1 || (hosts.empty() && raw.version == HttpVersion::http_1_1))
        return refusal(400, "A request names its host exactly once.");
    if (!hosts.empty() && !is_proper_host(hosts.front())) return refusal(400, "The host is malformed.");
    return std::nullopt;
}

std::optional<Refusal> check_framing(const RawRequest& raw) {
    const auto lengths = values_of(raw, "content-length");
    const auto encodings = values_of(raw, "transfer-encoding");
    if (!encodings.empty() && (!lengths.empty() || raw.version == HttpVersion::http_1_0))
        return refusal(400, "A request has a length or a transfer encoding, never both.");
    if (encodings.size() > 1 || (!encodings.empty() && !equals_ignoring_case(encodings.front(), "chunked")))
        return refusal(501, "The only transfer encoding is chunked.");
    if (lengths.size() > 1 || (!lengths.empty() && !std::ranges::all_of(lengths.front(), is_digit)))
        return refusal(400, "A request has one length.");
    if (values_of(raw, "content-type").size() > 1) return refusal(400, "A request has one content type.");
    return std::nullopt;
}

// Each step below fills its part of the request and answers a refusal where it cannot.

std::optional<Refusal> read_path(std::string_view encoded, Request& request) {
    request.path.clear();
    for (const auto segment : split(encoded.substr(1), '/')) {
        const auto decoded = decoded_segment(segment);
        if (!decoded) return refusal(400, "The path is not one of this site's.");
        request.path += '/' + *decoded;
    }
    return std::nullopt;
}

std::optional<Refusal> read_target(const RawRequest& raw, Request& request) {
    const bool absolute = !raw.target.starts_with('/');
    const auto strict = absolute ? raw.target : strictly_encoded(raw.target);
    const boost::core::string_view text(strict);
    const auto parsed =
        absolute ? boost::urls::parse_absolute_uri(text) : boost::urls::parse_origin_form(text);
    if (parsed.has_error()) return refusal(400, "The target is malformed.");
    if (absolute) {
        // RFC 9112, section 3.2.2: the target's own host stands before the header's.
        const std::string_view host(parsed->encoded_authority().data(), parsed->encoded_authority().size());
        const bool http = parsed->scheme_id() == boost::urls::scheme::http
                          || parsed->scheme_id() == boost::urls::scheme::https;
        if (!http || !is_proper_host(host)) return refusal(400, "The target is not one of this site's.");
        request.headers["host"] = host;
    }
    const std::string_view path(parsed->encoded_path().data(), parsed->encoded_path().size());
    if (auto refused = read_path(path.empty() ? "/" : path, request)) return refused;
    const std::string_view query(parsed->encoded_query().data(), parsed->encoded_query().size());
    auto fields = read_fields(query, most_query_fields);
    if (!fields) return std::move(fields.error());
    request.query = std::move(*fields);
    return std::nullopt;
}

/// RFC 6265, section 5.4; of two with one name the first stands, which is the one with the longer path.
void read_cookies(Request& request) {
    for (const auto pair : split(request.header("cookie"), ';')) {
        const auto equals = pair.find('=');
        if (equals == std::string_view::npos) continue;
        request.cookies.emplace(trimmed(pair.substr(0, equals)), trimmed(pair.substr(equals + 1)));
    }
}

std::optional<Refusal> read_body(const RawRequest& raw, Request& request) {
    if (request.method != Method::post) return std::nullopt;
    auto form = read_form(request.header("content-type"), raw.body);
    if (!form) return std::move(form.error());
    request.form = std::move(form->fields);
    request.files = std::move(form->files);
    return std::nullopt;
}

}  // namespace

std::optional<Refusal> check_head(const RawRequest& raw) {
    if (auto refused = check_method(raw.method)) return refused;
    if (auto refused = check_host(raw)) return refused;
    return check_framing(raw);
}

std::expected<Request, Refusal> parse_request(const RawRequest& raw) {
    if (auto refused = check_head(raw)) return std::unexpected(std::move(*refused));
    Request request{.method = raw.method == "POST" ? Method::post : Method::get, .address = raw.address};
    read_headers(raw, request);
    if (auto refused = read_target(raw, request)) return std::unexpected(std::move(*refused));
    read_cookies(request);
    if (auto refused = read_body(raw, request)) return std::unexpected(std::move(*refused));
    return request;
}

}  // namespace dueregard::web

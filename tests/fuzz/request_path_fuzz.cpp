// What a request line and its headers can say. Line by line: the target, then headers as "Name: value".
#include "base/ensure.hpp"
#include "base/text.hpp"
#include "web/parse_request.hpp"
#include "web/path_table.hpp"
#include "web/request.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string_view>

using namespace dueregard;

namespace {

const web::PathTable& table() {
    static const web::PathTable paths({
        {web::Method::get, "/"},
        {web::Method::get, "/measures/{}"},
        {web::Method::post, "/measures/{}/returns"},
        {web::Method::get, "/{}/add"},
    });
    return paths;
}

void check_path(const web::Request& request) {
    ensure(request.path.starts_with('/'), "a path begins with a slash");
    ensure(is_valid_utf8(request.path) && !request.path.contains('\0'), "a path is plain text");
    for (const auto segment : split(request.path, '/'))
        ensure(segment != "." && segment != "..", "no dot segments");
    const auto answer = table().find(request.method, request.path);
    if (const auto* const match = std::get_if<web::PathMatch>(&answer))
        for (const auto& parameter : match->parameters)
            ensure(!parameter.empty(), "a parameter is never empty");
}

void check_again(const web::Request& request) {
    web::Fields query;
    for (const auto& [name, value] : request.query.list())
        query.add(name, value);
    const auto again = web::parse_request(
        {.method = "GET", .target = web::address_with(request.path, query), .headers = {{"Host", "a.example"}}
        }
    );
    // "//a" written out again reads as a path all the same; a query of more than the limit is refused both
    // times.
    ensure(again.has_value() && again->path == request.path, "an address of ours reads back as it was");
}

}  // namespace

// NOLINTNEXTLINE(readability-identifier-naming): libFuzzer's own name
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view input(reinterpret_cast<const char*>(data), size);
    const auto lines = split(input, '\n');
    web::RawRequest raw{.method = "GET", .target = std::string(lines.front())};
    for (const auto line : lines) {
        const auto colon = std::min(line.find(':'), line.size());
        const auto value = trimmed(line.substr(std::min(colon + 1, line.size())));
        if (line.data() != lines.front().data()) raw.headers.emplace_back(line.substr(0, colon), value);
    }
    const auto request = web::parse_request(raw);
    if (!request) return 0;
    check_path(*request);
    check_again(*request);
    return 0;
}

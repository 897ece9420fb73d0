#include "web/path_table.hpp"

#include "base/ensure.hpp"
#include "base/text.hpp"

#include <algorithm>

namespace dueregard::web {

namespace {

constexpr std::string_view parameter = "{}";

std::vector<std::string_view> segments_of(std::string_view path) {
    return path == "/" ? std::vector<std::string_view>{} : split(path.substr(1), '/');
}

}  // namespace

PathTable::PathTable(const std::vector<PathPattern>& patterns) {
    for (std::size_t index = 0; index < patterns.size(); ++index) {
        const auto& pattern = patterns[index];
        ensure(pattern.path.starts_with('/'), "a route's path begins with /");
        Row row{.index = index, .method = pattern.method};
        for (const auto segment : segments_of(pattern.path)) {
            ensure(!segment.empty(), "a route's path has no empty segment");
            ensure(segment == parameter || !segment.contains('{'), "{} is a segment by itself");
            row.segments.emplace_back(segment);
        }
        rows_.push_back(std::move(row));
    }
    std::ranges::sort(rows_, stands_before);
    const auto twin = std::ranges::adjacent_find(rows_, [](const Row& a, const Row& b) {
        return a.method == b.method && a.segments == b.segments;
    });
    ensure(twin == rows_.end(), "no two routes answer the same method and path");
}

PathAnswer PathTable::find(Method method, std::string_view path) const {
    if (!path.starts_with('/')) return NoSuchPath{};
    const auto segments = segments_of(path);
    OtherMethods others;
    for (const auto& row : rows_) {
        if (!matches(row, segments)) continue;
        if (row.method != method) {
            if (std::ranges::find(others.allowed, row.method) == others.allowed.end())
                others.allowed.push_back(row.method);
            continue;
        }
        PathMatch match{.index = row.index};
        for (std::size_t i = 0; i < segments.size(); ++i)
            if (row.segments[i] == parameter) match.parameters.emplace_back(segments[i]);
        return match;
    }
    if (others.allowed.empty()) return NoSuchPath{};
    return others;
}

bool PathTable::matches(const Row& row, const std::vector<std::string_view>& segments) {
    return std::ranges::equal(row.segments, segments, [](std::string_view wanted, std::string_view asked) {
        return wanted == asked || (wanted == parameter && !asked.empty());
    });
}

bool PathTable::stands_before(const Row& a, const Row& b) {
    const auto rank = [](const std::string& segment) { return std::pair(segment == parameter, segment); };
    if (a.segments != b.segments)
        return std::ranges::lexicographical_compare(a.segments, b.segments, {}, rank, rank);
    return a.method < b.method;
}

std::string allow_header(const OtherMethods& answer) {
    std::vector<std::string> names;
    for (const auto method : answer.allowed) {
        if (method == Method::post) {
            names.emplace_back("POST");
        } else {
            names.insert(names.begin(), {"GET", "HEAD"});
        }
    }
    return join(names, ", ");
}

}  // namespace dueregard::web

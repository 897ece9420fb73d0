#include "web/trusted_proxies.hpp"

#include "base/text.hpp"

#include <algorithm>
#include <arpa/inet.h>
#include <charconv>
#include <cstring>

namespace dueregard::web {

namespace {

using Bytes = std::array<unsigned char, 16>;

constexpr int bits_before_ipv4 = 96;

std::optional<Bytes> bytes_of(std::string_view text) {
    const std::string address(text);
    Bytes bytes{};
    if (inet_pton(AF_INET6, address.c_str(), bytes.data()) == 1) return bytes;
    bytes = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF, 0, 0, 0, 0};
    if (inet_pton(AF_INET, address.c_str(), &bytes[12]) == 1) return bytes;
    return std::nullopt;
}

bool contains(const Network& network, const Bytes& bytes) {
    const auto whole = static_cast<std::size_t>(network.prefix) / 8;
    if (!std::equal(bytes.begin(), bytes.begin() + static_cast<std::ptrdiff_t>(whole), network.bytes.begin()))
        return false;
    const int rest = network.prefix % 8;
    if (rest == 0) return true;
    const auto mask = static_cast<unsigned char>(0xFF << (8 - rest));
    return (bytes.at(whole) & mask) == (network.bytes.at(whole) & mask);
}

bool is_trusted(const TrustedProxies& proxies, std::string_view address) {
    const auto bytes = bytes_of(address);
    return bytes && std::ranges::any_of(proxies.networks, [&](const Network& network) {
               return contains(network, *bytes);
           });
}

/// The address of "192.0.2.7", "192.0.2.7:4711", "2001:db8::7" or "[2001:db8::7]:4711"; "unknown" of anything
/// else.
std::string address_in(std::string_view node) {
    if (node.starts_with('[')) {
        node = node.substr(1, node.find(']') - 1);
    } else if (std::ranges::count(node, ':') == 1) {
        node = node.substr(0, node.find(':'));
    }
    return bytes_of(node) ? std::string(node) : "unknown";
}

std::optional<Transport> transport_in(std::string_view scheme) {
    if (equals_ignoring_case(scheme, "https")) return Transport::tls;
    if (equals_ignoring_case(scheme, "http")) return Transport::plain;
    return std::nullopt;
}

/// All lines of one header as one list, its entries from left to right.
std::string list_of(const RawRequest& raw, std::string_view name) {
    std::string list;
    for (const auto& [key, value] : raw.headers) {
        if (!equals_ignoring_case(key, name)) continue;
        list += list.empty() ? value : "," + value;
    }
    return list;
}

std::vector<Visitor> x_forwarded(const RawRequest& raw) {
    const auto addresses = list_of(raw, "x-forwarded-for");
    const auto schemes = list_of(raw, "x-forwarded-proto");
    std::vector<Visitor> hops;
    if (!trimmed(addresses).empty()) {
        for (const auto address : split(addresses, ','))
            hops.push_back({.address = address_in(trimmed(address)), .transport = std::nullopt});
    }
    // A proxy that overwrites the scheme leaves one entry for all hops.
    const auto told = split(schemes, ',');
    for (std::size_t from_right = 1; from_right <= hops.size(); ++from_right) {
        const auto at = std::min(from_right, told.size());
        hops[hops.size() - from_right].transport = transport_in(trimmed(told[told.size() - at]));
    }
    return hops;
}

/// The parts of a text between separators that stand outside quotation marks.
std::vector<std::string> parts_of(std::string_view text, char separator) {
    std::vector<std::string> parts(1);
    bool is_quoted = false;
    for (std::size_t at = 0; at < text.size(); ++at) {
        const char c = text[at];
        if (c == separator && !is_quoted) {
            parts.emplace_back();
            continue;
        }
        if (c == '"') is_quoted = !is_quoted;
        parts.back() += c;
        if (c == '\\' && is_quoted && at + 1 < text.size()) parts.back() += text[++at];
    }
    return parts;
}

std::string unquoted(std::string_view value) {
    if (value.size() < 2 || !value.starts_with('"') || !value.ends_with('"')) return std::string(value);
    std::string out;
    for (std::size_t at = 1; at + 1 < value.size(); ++at) {
        if (value[at] == '\\' && at + 2 < value.size()) ++at;
        out += value[at];
    }
    return out;
}

/// RFC 7239, section 4: `for="[2001:db8::7]:4711";proto=https, for=192.0.2.7`.
std::vector<Visitor> forwarded(const RawRequest& raw) {
    std::vector<Visitor> hops;
    const auto list = list_of(raw, "forwarded");
    if (trimmed(list).empty()) return hops;
    for (const auto& element : parts_of(list, ',')) {
        auto& hop = hops.emplace_back(Visitor{.address = "unknown", .transport = std::nullopt});
        for (const auto& pair : parts_of(element, ';')) {
            const auto equals = pair.find('=');
            if (equals == std::string::npos) continue;
            const auto name = trimmed(std::string_view(pair).substr(0, equals));
            const auto value = unquoted(trimmed(std::string_view(pair).substr(equals + 1)));
            if (equals_ignoring_case(name, "for")) hop.address = address_in(value);
            if (equals_ignoring_case(name, "proto")) hop.transport = transport_in(value);
        }
    }
    return hops;
}

}  // namespace

std::optional<Network> read_network(std::string_view text) {
    const auto slash = text.find('/');
    const auto bytes = bytes_of(text.substr(0, slash));
    if (!bytes) return std::nullopt;
    if (slash == std::string_view::npos) return Network{.bytes = *bytes};
    const int before = text.substr(0, slash).contains(':') ? 0 : bits_before_ipv4;
    int prefix = 0;
    const auto* const end = text.data() + text.size();
    const auto read = std::from_chars(text.data() + slash + 1, end, prefix);
    const bool is_prefix = read.ec == std::errc() && read.ptr == end && prefix >= 0 && prefix <= 128 - before;
    if (!is_prefix) return std::nullopt;
    return Network{.bytes = *bytes, .prefix = before + prefix};
}

Visitor visitor_of(const RawRequest& raw, const TrustedProxies& proxies) {
    Visitor visitor{.address = raw.address, .transport = std::nullopt};
    auto hops = proxies.header == ProxyHeader::forwarded ? forwarded(raw) : x_forwarded(raw);
    while (!hops.empty() && is_trusted(proxies, visitor.address)) {
        visitor = std::move(hops.back());
        hops.pop_back();
    }
    return visitor;
}

}  // namespace dueregard::web

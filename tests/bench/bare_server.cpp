// The server with next to nothing behind it: what remains when the register's own work is taken away.
// bare_server PORT. Paths: / is 2 bytes, /page is some 50 kB of table.
#include "base/failure.hpp"
#include "base/log.hpp"
#include "web/server.hpp"

#include <fmt/format.h>

#include <cstdio>
#include <fstream>
#include <string>

using namespace dueregard::web;

namespace {

std::string long_table() {
    std::string page = "<!DOCTYPE html><html lang=\"en\"><title>Measures</title><table>";
    for (int row = 0; row < 300; ++row)
        page += fmt::format(
            "<tr><th scope=\"row\">EDI{}.{:02}</th><td>Work with {} community groups</td>"
            "<td><span class=\"status status--met\">On target</span></td><td>{} June 2027</td></tr>",
            row / 12,
            row % 12,
            row * 7 % 23,
            row % 28 + 1
        );
    return page + "</table></html>";
}

}  // namespace

int main(int count, char** words) {
    const auto address = read_listen_address(fmt::format("127.0.0.1:{}", count > 1 ? words[1] : "0"));
    if (!address) return 2;
    std::ofstream nowhere("/dev/null");
    dueregard::Log log(nowhere);
    const auto page = long_table();
    const Handler handler = [&](const Request& request, Transport) {
        return Response{
            .headers = {{"Content-Type", "text/html; charset=utf-8"}},
            .body = request.path == "/page" ? page : "ok"
        };
    };
    const ErrorPage error_page = [](int status, const Request&, std::string_view) {
        return Response{.status = status, .body = "error"};
    };
    const ServerOptions options{.listen = *address, .workers = 2, .listening = [](std::uint16_t port) {
                                    fmt::print("listening on {}\n", port);
                                }};
    serve(options, handler, error_page, log);
}

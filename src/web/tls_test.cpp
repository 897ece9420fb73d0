// Speaks TLS to a real server: with curl, with openssl, and with a small client of OpenSSL's library. The
// certificates are made by the test, under an authority of its own.
#include "base/failure.hpp"
#include "support/file.hpp"
#include "support/raw_client.hpp"
#include "support/running_server.hpp"
#include "support/temporary_directory.hpp"
#include "web/tls.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <arpa/inet.h>
#include <array>
#include <chrono>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <list>
#include <memory>
#include <openssl/ssl.h>
#include <sys/socket.h>
#include <unistd.h>

using namespace dueregard;
using namespace dueregard::web;
using namespace std::chrono_literals;
using dueregard::testing::RawClient;
using dueregard::testing::RunningServer;

namespace {

std::string printed_by(const std::string& command) {
    const std::unique_ptr<FILE, int (*)(FILE*)> pipe(popen((command + " 2>&1").c_str(), "r"), pclose);
    std::string out;
    std::array<char, 4096> chunk{};
    while (const auto count = std::fread(chunk.data(), 1, chunk.size(), pipe.get()))
        out.append(chunk.data(), count);
    return out;
}

/// An authority, and the certificates that it gives to a server at 127.0.0.1.
class Authority {
public:
    Authority() {
        make("req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 2 -subj /CN=Authority "
             "-keyout {0}/ca.key -out {0}/ca.pem");
    }

    [[nodiscard]] std::string path(std::string_view name) const { return (folder_.path() / name).string(); }

    [[nodiscard]] TlsFiles certificate(const std::string& name) const {
        make(
            "req -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -subj /CN=" + name + " -keyout {0}/"
            + name + ".key -out {0}/" + name + ".csr -addext subjectAltName=IP:127.0.0.1"
        );
        make(
            "x509 -req -in {0}/" + name
            + ".csr -CA {0}/ca.pem -CAkey {0}/ca.key -CAcreateserial -days 1 "
              "-copy_extensions copy -out {0}/"
            + name + ".pem"
        );
        return {.certificate = path(name + ".pem"), .key = path(name + ".key")};
    }

    void make(const std::string& words) const {
        printed_by("openssl " + fmt::format(fmt::runtime(words), folder_.path().string()));
    }

private:
    support::TemporaryDirectory folder_;
};

/// A browser that trusts anybody, and tells whom it met.
class TlsClient {
public:
    explicit TlsClient(std::uint16_t port)
        : context_(SSL_CTX_new(TLS_client_method()), SSL_CTX_free)
        , ssl_(SSL_new(context_.get()), SSL_free)
        , socket_(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
        const timeval limit{.tv_sec = 5, .tv_usec = 0};
        setsockopt(socket_, SOL_SOCKET, SO_RCVTIMEO, &limit, sizeof limit);
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_port = htons(port);
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        REQUIRE(::connect(socket_, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0);
        SSL_set_fd(ssl_.get(), socket_);
        REQUIRE(SSL_connect(ssl_.get()) == 1);
    }

    ~TlsClient() { ::close(socket_); }

    TlsClient(const TlsClient&) = delete;
    TlsClient& operator=(const TlsClient&) = delete;
    TlsClient(TlsClient&&) = delete;
    TlsClient& operator=(TlsClient&&) = delete;

    /// The server's common name.
    [[nodiscard]] std::string whom() const {
        const std::unique_ptr<X509, void (*)(X509*)> peer(SSL_get1_peer_certificate(ssl_.get()), X509_free);
        std::array<char, 64> name{};
        X509_NAME_get_text_by_NID(
            X509_get_subject_name(peer.get()), NID_commonName, name.data(), name.size()
        );
        return name.data();
    }

    /// The answer to a GET, up to the first words of its body.
    [[nodiscard]] std::string get(std::string_view path) const {
        const auto request = fmt::format("GET {} HTTP/1.1\r\nHost: a\r\n\r\n", path);
        SSL_write(ssl_.get(), request.data(), static_cast<int>(request.size()));
        std::string answer;
        std::array<char, 8192> chunk{};
        while (!answer.contains("\r\n\r\ntls ")) {
            const int count = SSL_read(ssl_.get(), chunk.data(), chunk.size());
            if (count <= 0) break;
            answer.append(chunk.data(), static_cast<std::size_t>(count));
        }
        return answer;
    }

private:
    std::unique_ptr<SSL_CTX, void (*)(SSL_CTX*)> context_;
    std::unique_ptr<SSL, void (*)(SSL*)> ssl_;
    int socket_;
};

Response site(const Request& request, Transport transport) {
    if (request.path == "/large") return {.body = std::string(3'000'000, 'x')};
    return {
        .body =
            fmt::format("{} {}", transport == Transport::tls ? "tls" : "plain", request.form.get("a").size())
    };
}

Response error_page(int status, const Request&, std::string_view) {
    return {.status = status, .body = std::to_string(status)};
}

ServerOptions options_with(const TlsFiles& files) {
    ServerOptions options{.listen = {.host = "127.0.0.1", .port = 0}, .tls = files, .workers = 2};
    options.transport = Transport::tls;
    return options;
}

}  // namespace

TEST_CASE("curl trusts the server by its authority, and is told to come by TLS alone") {
    const Authority authority;
    const RunningServer server(options_with(authority.certificate("first")), site, error_page);
    const auto curl = [&](const std::string& words) {
        return printed_by(fmt::format(
            "curl --noproxy '*' --silent --show-error --cacert {} {} https://127.0.0.1:{}",
            authority.path("ca.pem"),
            words,
            server.port()
        ));
    };

    std::ofstream(authority.path("form")) << "a=" << std::string(500'000, 'x');
    const auto answer = curl("--include");

    CHECK(answer.starts_with("HTTP/1.1 200 OK\r\n"));
    CHECK(answer.contains("\r\nStrict-Transport-Security: max-age=31536000\r\n"));
    CHECK(answer.ends_with("\r\n\r\ntls 0"));
    CHECK(curl("--header 'Connection: close'") == "tls 0");
    CHECK(curl("--data @" + authority.path("form")) == "tls 500000");
    CHECK(printed_by(
              fmt::format("curl --noproxy '*' --silent --show-error https://127.0.0.1:{}/", server.port())
    )
              .contains("certificate"));
}

TEST_CASE("a long answer comes through whole") {
    const Authority authority;
    const RunningServer server(options_with(authority.certificate("first")), site, error_page);

    const auto count = printed_by(fmt::format(
        "curl --noproxy '*' --silent --insecure https://127.0.0.1:{}/large | wc -c", server.port()
    ));

    CHECK(count == "3000000\n");
}

TEST_CASE("TLS 1.2 and 1.3 are spoken, and nothing older") {
    const Authority authority;
    const RunningServer server(options_with(authority.certificate("first")), site, error_page);
    const auto shake = [&](const std::string& version) {
        return printed_by(fmt::format(
            "openssl s_client -connect 127.0.0.1:{} -{} -cipher ALL:@SECLEVEL=0 </dev/null",
            server.port(),
            version
        ));
    };

    CHECK(shake("tls1_3").contains("New, TLSv1.3"));
    CHECK(shake("tls1_2").contains("New, TLSv1.2"));
    CHECK(shake("tls1_1").contains("alert protocol version"));
    CHECK(shake("tls1").contains("alert protocol version"));
}

TEST_CASE("who shakes hands slowly holds nobody up, and is let go") {
    const Authority authority;
    auto options = options_with(authority.certificate("first"));
    options.limits.header = 2s;
    const RunningServer server(std::move(options), site, error_page);
    std::list<RawClient> slow;
    for (int one = 0; one < 50; ++one)
        slow.emplace_back(server.port()).send("\x16\x03\x01");

    const auto begin = std::chrono::steady_clock::now();
    const auto answer = TlsClient(server.port()).get("/");
    const auto took = std::chrono::steady_clock::now() - begin;

    CHECK(answer.ends_with("tls 0"));
    CHECK(took < 1500ms);
    CHECK(slow.front().rest().empty());
    CHECK(slow.back().rest().empty());
}

TEST_CASE("who speaks in the clear to the port of TLS gets nothing of ours") {
    const Authority authority;
    RunningServer server(options_with(authority.certificate("first")), site, error_page);
    RawClient client(server.port());

    client.send("GET / HTTP/1.1\r\nHost: a\r\n\r\n");

    CHECK(!client.rest().contains("HTTP/1.1"));
    CHECK(server.stop().contains("event=no TLS"));
}

TEST_CASE("the address in the clear sends every request on, to our own host whatever was asked") {
    const Authority authority;
    auto options = options_with(authority.certificate("first"));
    std::uint16_t port = 0;
    options.redirect = Redirect{
        .listen = {.host = "127.0.0.1", .port = 0},
        .to = "https://dueregard.example.com",
        .listening = [&](std::uint16_t chosen) { port = chosen; }
    };
    const RunningServer server(std::move(options), site, error_page);
    const auto sent_to = [&](const std::string& target) {
        RawClient client(port);
        client.send(fmt::format("GET {} HTTP/1.1\r\nHost: evil.example\r\n\r\n", target));
        auto answer = client.rest();
        CHECK(answer.starts_with("HTTP/1.1 308 Permanent Redirect\r\n"));
        CHECK(!answer.contains("Strict-Transport-Security"));
        const auto at = answer.find("Location: ") + 10;
        return answer.substr(at, answer.find('\r', at) - at);
    };

    CHECK(sent_to("/measures?q=a%20b") == "https://dueregard.example.com/measures?q=a%20b");
    CHECK(sent_to("//evil.example/") == "https://dueregard.example.com//evil.example/");
    CHECK(sent_to("http://evil.example/") == "https://dueregard.example.com/");
    RawClient broken(port);
    broken.send("BREW / HTTP/1.1\r\nHost: a\r\n\r\n");
    CHECK(broken.rest().starts_with("HTTP/1.1 501 "));
}

TEST_CASE("at SIGHUP the certificate is read anew, and who is connected stays so") {
    const Authority authority;
    const auto files = authority.certificate("first");
    const auto next = authority.certificate("second");
    RunningServer server(options_with(files), site, error_page);
    const auto port = server.port();
    const auto name_after_reload = [&] {
        ::kill(::getpid(), SIGHUP);
        std::this_thread::sleep_for(500ms);
        return TlsClient(port).whom();
    };
    const TlsClient early(port);

    CHECK(early.whom() == "first");
    std::filesystem::copy_file(
        next.certificate, files.certificate, std::filesystem::copy_options::overwrite_existing
    );
    CHECK(name_after_reload() == "first");  // the key is still the other one's
    std::filesystem::copy_file(next.key, files.key, std::filesystem::copy_options::overwrite_existing);
    CHECK(name_after_reload() == "second");
    CHECK(early.get("/").ends_with("tls 0"));

    const auto log = server.stop();
    CHECK(log.contains("level=error event=not reloaded"));
    CHECK(log.contains("event=reloaded"));
}

TEST_CASE("a certificate that cannot be used is one sentence, and nobody is asked for a passphrase") {
    const Authority authority;
    const auto files = authority.certificate("first");
    const auto other = authority.certificate("second");
    authority.make("pkey -in {0}/first.key -aes256 -passout pass:secret -out {0}/locked.key");
    const auto said = [](const TlsFiles& asked) -> std::string {
        try {
            static_cast<void>(end_of_certificate(asked));
        } catch (const BadRequest& failure) {
            return failure.what();
        }
        return "";
    };

    const auto left =
        std::chrono::milliseconds(end_of_certificate(files).milliseconds - SystemClock().now().milliseconds);

    CHECK(left > 23h);
    CHECK(left < 25h);
    CHECK(said({.certificate = "/nowhere.pem", .key = files.key})
              .starts_with("The certificate could not be read from /nowhere.pem: "));
    CHECK(said({.certificate = files.certificate, .key = other.key}).contains(other.key));
    CHECK(said({.certificate = files.certificate, .key = authority.path("locked.key")}).contains("locked.key")
    );
    CHECK(said({.certificate = files.key, .key = files.key}).contains("first.key"));
}

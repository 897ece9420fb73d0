#include "app/serve_command.hpp"

#include "accounts/seal.hpp"
#include "app/application.hpp"
#include "app/jobs.hpp"
#include "app/server_settings.hpp"
#include "app/service_manager.hpp"
#include "app/settings.hpp"
#include "app/site.hpp"
#include "base/failure.hpp"
#include "base/log.hpp"
#include "jobs/job_runner.hpp"
#include "web/listen_address.hpp"
#include "web/server.hpp"

#include <fmt/format.h>

#include <ostream>
#include <unistd.h>

namespace dueregard::app {

namespace {

constexpr unsigned workers = 4;  // for reading, and as many for writing

web::ListenAddress listen_address(const cli::Values& values, const web::ListenAddress& otherwise) {
    if (!values.has("--listen")) return otherwise;
    const auto read = web::read_listen_address(values.get("--listen"));
    if (!read) {
        throw BadRequest(fmt::format(
            "“{}” is no address to listen at. Say one like 127.0.0.1:8080 or [::1]:8080.",
            values.get("--listen")
        ));
    }
    return *read;
}

/// A register that root made on the command line is another user's: the server would show its pages and keep
/// nothing that is entered.
void ensure_writable(const std::string& database) {
    const bool is_file = !database.contains("://") && ::access(database.c_str(), F_OK) == 0;
    if (!is_file || ::access(database.c_str(), W_OK) == 0) return;
    throw Unavailable(fmt::format(
        "The register {} may only be read by the user that the server runs as: give it to that user (chown).",
        database
    ));
}

web::ServerOptions server_options(const cli::Call& call, const ServerSettings& settings) {
    web::ServerOptions options{
        .listen = listen_address(call.values, settings.listen),
        .tls = settings.tls,
        .redirect = settings.redirect,
        .transport = settings.transport,
        .proxies = settings.proxies,
        .workers = workers,
    };
    if (!call.values.has("--behind-tls")) return options;
    options.transport = web::Transport::tls;
    if (options.proxies.networks.empty())
        options.proxies.networks = {*web::read_network("127.0.0.0/8"), *web::read_network("::1")};
    return options;
}

int run(cli::Call& call) {
    ensure_sound(call.configuration);
    ensure_writable(call.database);
    const auto settings = read_server_settings(call.configuration);
    web::Metrics metrics;
    auto options = server_options(call, settings);
    options.metrics = &metrics;
    const auto sign_in_service = read_sign_in_service(call.configuration, call.clock);
    auto site = read_site(call.configuration);
    site.openid = sign_in_service.get();
    const auto seal = accounts::read_seal(call.configuration);
    site.seal = seal ? &*seal : nullptr;
    Application application(
        {.database = call.database, .connections = std::size_t{2} * workers, .metrics = &metrics, .site = site
        },
        call.clock
    );
    Log log(call.error);
    log.set_least(settings.log_level);
    for (const auto& name : unknown_names(call.configuration))
        log.write(
            Level::warning, "unknown setting", {{"name", name}, {"at", call.configuration.place_of(name)}}
        );
    const jobs::JobRunner runner(call.database, all_jobs(call.configuration), call.clock, log);
    options.reload = [&] {
        log.set_least(log_level_in(Configuration::read(environment, call.configuration.file())));
    };
    options.listening = [&](std::uint16_t port) {
        auto address = options.listen;
        address.port = port;
        call.out << "Due Regard is at " << web::url_of(address, options.tls ? "https" : "http") << '\n'
                 << std::flush;
        tell_service_manager("READY=1");
    };
    web::serve(
        options,
        [&](const web::Request& request, web::Transport transport) {
            return application.answer(request, transport);
        },
        [&](int status, const web::Request& request, std::string_view reference) {
            return application.error_page(status, request, reference);
        },
        log
    );
    tell_service_manager("STOPPING=1");
    return 0;
}

}  // namespace

cli::Command serve_command() {
    return {
        .name = "serve",
        .summary = "serve the pages",
        .description =
            "Serves the pages until it is stopped by SIGTERM or SIGINT; what is being answered then is finished.\n\n"
            "It speaks plain HTTP and listens to this machine alone unless told otherwise. For other machines, set "
            "DUEREGARD_SITE to its https address, and either put it behind a proxy that speaks TLS and name that in "
            "DUEREGARD_TRUSTED_PROXIES, or give it a certificate: DUEREGARD_TLS_CERTIFICATE and DUEREGARD_TLS_KEY.\n\n"
            "SIGHUP makes it read the certificate and the log's level again; connections go on. A second SIGTERM ends it "
            "without waiting.",
        .options =
            {{.name = "--listen",
              .value = "ADDRESS",
              .description =
                  "where to listen: 127.0.0.1:8080, or port 0 for any that is free. Without it DUEREGARD_LISTEN "
                  "says where, and without that it is 127.0.0.1:8080"},
             {.name = "--behind-tls",
              .description =
                  "a proxy speaks TLS with the browsers: cookies are for TLS alone, and where "
                  "DUEREGARD_TRUSTED_PROXIES names none, what a proxy on this machine says of the visitor is "
                  "believed"}},
        .run = run,
    };
}

}  // namespace dueregard::app

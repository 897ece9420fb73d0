#include "app/serve_command.hpp"

#include "app/application.hpp"
#include "app/jobs.hpp"
#include "app/server_settings.hpp"
#include "app/settings.hpp"
#include "app/site.hpp"
#include "base/failure.hpp"
#include "base/log.hpp"
#include "jobs/job_runner.hpp"
#include "web/listen_address.hpp"
#include "web/server.hpp"

#include <fmt/format.h>

#include <ostream>

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

int run(cli::Call& call) {
    ensure_sound(call.configuration);
    const auto settings = read_server_settings(call.configuration);
    const bool is_behind_tls = call.values.has("--behind-tls");
    const auto transport = is_behind_tls ? web::Transport::tls : web::Transport::plain;
    web::Metrics metrics;
    web::ServerOptions options{
        .listen = listen_address(call.values, settings.listen),
        .transport = transport,
        .peer = is_behind_tls ? web::Peer::proxy : web::Peer::browser,
        .workers = workers,
        .metrics = &metrics,
    };
    const auto sign_in_service = read_sign_in_service(call.configuration, call.clock);
    auto site = read_site(call.configuration);
    site.openid = sign_in_service.get();
    Application application(
        {.database = call.database,
         .transport = transport,
         .connections = std::size_t{2} * workers,
         .metrics = &metrics,
         .site = site},
        call.clock
    );
    Log log(call.error);
    log.set_least(settings.log_level);
    for (const auto& name : unknown_names(call.configuration))
        log.write(
            Level::warning, "unknown setting", {{"name", name}, {"at", call.configuration.place_of(name)}}
        );
    const jobs::JobRunner runner(call.database, all_jobs(call.configuration), call.clock, log);
    options.listening = [&](std::uint16_t port) {
        auto address = options.listen;
        address.port = port;
        call.out << "Due Regard is at " << web::url_of(address) << '\n' << std::flush;
    };
    web::serve(
        options,
        [&](const web::Request& request) { return application.answer(request); },
        [&](int status, const web::Request& request, std::string_view reference) {
            return application.error_page(status, request, reference);
        },
        log
    );
    return 0;
}

}  // namespace

cli::Command serve_command() {
    return {
        .name = "serve",
        .summary = "serve the pages",
        .description =
            "Serves the pages until it is stopped by SIGTERM or SIGINT; what is being answered then is finished.\n\n"
            "It speaks plain HTTP and listens to this machine alone unless told otherwise. For other machines, put it "
            "behind a proxy that speaks TLS and say --behind-tls: then cookies are for TLS alone, and the last "
            "address in X-Forwarded-For is the visitor's.",
        .options =
            {{.name = "--listen",
              .value = "ADDRESS",
              .description = "where to listen; 127.0.0.1:8080 unless said, and port 0 for any that is free"},
             {.name = "--behind-tls",
              .description = "a proxy in front of this program speaks TLS with the browsers"}},
        .run = run,
    };
}

}  // namespace dueregard::app

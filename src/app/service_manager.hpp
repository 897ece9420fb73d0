#pragma once
// What systemd is told of this process where it waits to hear (sd_notify(3), Type=notify).

#include <string_view>

namespace dueregard::app {

/// "READY=1", "STOPPING=1", or a line of the same kind, as one datagram to the socket that NOTIFY_SOCKET
/// names. Does nothing where nobody waits, and a message that is lost harms nobody but the one who waits.
void tell_service_manager(std::string_view state);

}  // namespace dueregard::app

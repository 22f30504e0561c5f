"""The least that any Prefect job costs: a server started as `wireledger run` starts it, and an empty flow."""

from flows import server
from flows.run_command import send_what_is_queued


def main() -> None:
    local = server.start_local_server()
    try:
        import prefect

        server.wait_until_healthy(local.url, local)

        @prefect.flow
        def empty() -> None:
            pass

        empty()
    finally:
        send_what_is_queued()
        local.stop()


if __name__ == "__main__":
    main()

package dev.rapport.scoring.webhooks;

import java.time.Instant;

/**
 * One try to deliver.
 *
 * @param millis how long it took
 * @param status what the receiver answered; absent where there was no answer
 * @param error why it failed: `status`, `redirect`, `gone`, or what kept the call from being made or ended, such as
 *     `not_reached`, `took_too_long`, `address_not_public`; absent where it came through
 */
record Attempt(Instant at, long millis, Integer status, String error) {

    boolean cameThrough() {
        return error == null;
    }

    boolean isGone() {
        return "gone".equals(error);
    }
}

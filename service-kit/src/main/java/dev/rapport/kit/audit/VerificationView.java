package dev.rapport.kit.audit;

import java.time.Instant;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What became of an audit log since it was written. */
public record VerificationView(
        @Schema(description = "Whether all that was checked is as it was written. False comes with firstBreak.")
                boolean intact,
        @Schema(description = "False where there is more than one answer checks: go on from head.") boolean complete,
        @Schema(description = "How many entries were checked.") long entries,
        @Schema(description = "How many seals were checked; each covers a block of entries and the seal before.")
                long seals,
        @Schema(description = "Entries that no seal covers yet, which takes about a second.") long waiting,
        @Schema(
                        description =
                                "The last seal that was checked; absent where there is none. Keep it where nobody who could"
                                        + " change the log can reach it: what it covers can never be changed unseen.")
                Head head,
        Break firstBreak) {

    public record Head(
            @Schema(description = "Counts from 1.") long seq,
            @Schema(description = "SHA-256 in hexadecimal digits.") String hash,
            Instant sealedAt) {}

    public record Break(
            Cause cause,
            @Schema(description = "The seal where it shows; absent where it is no single one's.") Long seq) {}

    /** What does not fit. */
    public enum Cause {
        /** The seal that the caller has seen is gone or another one. */
        KNOWN_SEAL_LOST,
        /** A seal is missing, or does not follow on the one before. */
        CHAIN_BROKEN,
        /** Entries under a seal, or the seal itself, are not what was sealed. */
        SEALED_CHANGED,
        /** An entry under a seal is gone. */
        ENTRY_GONE,
        /** There are entries that are neither sealed nor wait to be. */
        ENTRY_SMUGGLED_IN
    }
}

package dev.rapport.local.daytwo;

/** Something that has to be done to a running system one day, with a proof that all is well afterwards. */
interface Rehearsal {

    /** Its name on the command line. */
    String name();

    /**
     * Under load by the office, which need not stop.
     *
     * @return what was seen, in a few words
     * @throws Wrong where not all is well
     */
    String play(Office office) throws Exception;

    /** Not all is well. */
    final class Wrong extends RuntimeException {
        private static final long serialVersionUID = 1;

        Wrong(String what) {
            super(what);
        }
    }
}

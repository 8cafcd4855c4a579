package dev.rapport.kit.file;

/**
 * A column of a file and what it is taken for.
 *
 * @param heading as in the file
 * @param field what it is taken for, such as emails, or instagram.followers for the followers on one network; absent
 *     where it is not read
 */
public record Heading(String heading, String field) {}

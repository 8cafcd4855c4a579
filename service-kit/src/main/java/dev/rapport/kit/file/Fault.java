package dev.rapport.kit.file;

/**
 * Why a row cannot be taken.
 *
 * @param place heading of the column, name of the property or JSON pointer; absent where it is the row as a whole
 * @param code stable word for programs
 * @param message sentence for people; never what stands in the row
 */
public record Fault(String place, String code, String message) {}

package dev.rapport.contacts.imports;

/** What an import may do: make new ones, change known ones, or both. */
public enum Mode {
    create,
    update,
    upsert
}

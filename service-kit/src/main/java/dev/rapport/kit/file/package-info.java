/** Files of many things: CSV, NDJSON and text by lines, read and written one thing at a time. */
package dev.rapport.kit.file;

/** Topics read from their beginning, beside whoever takes them in. */
package dev.rapport.kit.topic;

/** The story that a new installation comes with: three relationships of one organization, told through the public API. */
package dev.rapport.local.demo;

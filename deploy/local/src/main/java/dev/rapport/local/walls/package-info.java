/** Tests that hold for every service alike: what keeps agencies apart, tried from below. */
package dev.rapport.local.walls;

package dev.rapport.contacts;

import dev.rapport.local.walls.HarmlessPatterns;

class PatternsTest extends HarmlessPatterns {}

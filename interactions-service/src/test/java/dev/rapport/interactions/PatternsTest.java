package dev.rapport.interactions;

import dev.rapport.local.walls.HarmlessPatterns;

class PatternsTest extends HarmlessPatterns {}

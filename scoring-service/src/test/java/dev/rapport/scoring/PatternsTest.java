package dev.rapport.scoring;

import dev.rapport.local.walls.HarmlessPatterns;

class PatternsTest extends HarmlessPatterns {}

package dev.rapport.scoring.badge;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import dev.rapport.scoring.model.Score;
import dev.rapport.scoring.model.Stage;

/**
 * A score as SVG, 240 by 60 pixels: stage, score, and its course on a scale from 0 to 100, so that two pictures can be
 * compared. It needs nothing but itself, follows the reader's choice of light or dark, and where styles are not
 * understood it is light.
 */
final class Picture {

    private static final double LEFT = 106;
    private static final double RIGHT = 222;
    private static final double TOP = 11;
    private static final double BOTTOM = 49;

    private static final String FORM =
            """
            <svg xmlns="http://www.w3.org/2000/svg" width="240" height="60" viewBox="0 0 240 60" role="img" \
            aria-label="%1$s" color="%5$s">
            <title>%1$s</title>
            <desc>%2$s</desc>
            <style>
            text { font-family: system-ui, -apple-system, "Segoe UI", Roboto, Helvetica, Arial, sans-serif }
            @media (prefers-color-scheme: dark) {
            svg { color: %6$s }
            .card { fill: #0f172a; stroke: #334155 }
            .ink { fill: #f1f5f9 }
            .soft { fill: #94a3b8 }
            .axis { stroke: #475569 }
            .end { stroke: #0f172a }
            }
            </style>
            <rect class="card" x=".5" y=".5" width="239" height="59" rx="9" fill="#ffffff" stroke="#d5dae1"/>
            <text class="ink" x="14" y="30" font-size="24" font-weight="700" fill="#111827">%3$s\
            <tspan class="soft" dx="3" font-size="11" font-weight="400" fill="#5b6472">/100</tspan></text>
            <text x="14" y="45" font-size="12" font-weight="600" fill="currentColor">%4$s</text>
            %7$s
            <path class="axis" d="M106 49.5H222" stroke="#d5dae1"/>
            <path d="%8$s V49 H106 Z" fill="currentColor" fill-opacity=".14"/>
            <path d="%8$s" fill="none" stroke="currentColor" stroke-width="2" stroke-linejoin="round" \
            stroke-linecap="round"/>
            <circle class="end" cx="%9$s" cy="%10$s" r="3.5" fill="currentColor" stroke="#ffffff" stroke-width="1.5"/>
            </svg>
            """;

    /**
     * The colour of a stage; it is never the only thing that says which. At least 4.5 to 1 against the card.
     *
     * @param onLight on white
     * @param onDark on the dark card
     */
    record Tint(String onLight, String onDark) {
        static Tint of(Stage stage) {
            return switch (stage) {
                case STRANGER -> new Tint("#475569", "#cbd5e1");
                case AWARE -> new Tint("#1d4ed8", "#93c5fd");
                case BUILDING -> new Tint("#b45309", "#fcd34d");
                case TRUSTED -> new Tint("#0f766e", "#5eead4");
                case PARTNER -> new Tint("#7e22ce", "#d8b4fe");
            };
        }
    }

    private Picture() {}

    /** @param course the scores of at least two days at even distances, ascending; the last is the one to be shown */
    static String of(List<Score> course) {
        Score score = course.getLast();
        String stage = word(score.stage());
        Tint tint = Tint.of(score.stage());
        return String.format(
                Locale.ROOT,
                FORM,
                escaped("Relationship score " + rounded(score) + " of 100: " + stage),
                escaped(course.size() + " weekly scores, from " + rounded(course.getFirst()) + " to " + rounded(score)),
                rounded(score),
                escaped(stage),
                tint.onLight(),
                tint.onDark(),
                steps(score.stage()),
                line(course),
                number(RIGHT),
                number(height(score)));
    }

    /** How many of the stages are reached. */
    private static String steps(Stage reached) {
        return IntStream.range(0, Stage.values().length)
                .mapToObj(i -> "<rect x=\"" + (14 + 14 * i) + "\" y=\"50\" width=\"11\" height=\"3\" rx=\"1.5\" "
                        + "fill=\"currentColor\"" + (i > reached.ordinal() ? " fill-opacity=\".22\"" : "") + "/>")
                .collect(Collectors.joining("\n"));
    }

    private static String line(List<Score> course) {
        double step = (RIGHT - LEFT) / (course.size() - 1);
        return IntStream.range(0, course.size())
                .mapToObj(i -> number(LEFT + i * step) + ' ' + number(height(course.get(i))))
                .collect(Collectors.joining(" L", "M", ""));
    }

    private static double height(Score score) {
        return BOTTOM - (BOTTOM - TOP) * score.score() / 100;
    }

    private static long rounded(Score score) {
        return Math.round(score.score());
    }

    private static String number(double pixels) {
        return String.format(Locale.ROOT, "%.1f", pixels);
    }

    private static String word(Stage stage) {
        return stage.name().charAt(0) + stage.name().substring(1).toLowerCase(Locale.ROOT);
    }

    /** Our own words as yet; but what reads them is a parser of markup. */
    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}

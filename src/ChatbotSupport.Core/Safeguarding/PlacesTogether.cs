namespace ChatbotSupport.Core.Safeguarding;

/// <summary>Joins what must stand near each other, and tells what an idiom covers.</summary>
internal static class PlacesTogether
{
    // The words that stand in an idiom.
    public static bool[] Covered(List<Place> idioms, int words)
    {
        var covered = new bool[words];
        foreach (var idiom in idioms)
        {
            Array.Fill(covered, true, idiom.Start, idiom.End - idiom.Start);
        }

        return covered;
    }

    // The first part and, of every other, the nearest that stands near it.
    public static Place? Joined(Found found, int[] row, Place first, bool[] idle)
    {
        Span<Place> near = new Place[row.Length - 1];
        var (start, end) = (first.Start, first.End);
        for (var part = 1; part < row.Length; part++)
        {
            if (Nearest(found[row[part]], first, idle) is not { } place)
            {
                return null;
            }

            near[part - 1] = place;
            (start, end) = (Math.Min(start, place.Start), Math.Max(end, place.End));
        }

        return new(start, end, $"{first.Written} & {string.Join(" & ", near.ToArray().Select(place => place.Written))}");
    }

    private static Place? Nearest(List<Place> places, Place first, bool[] idle)
    {
        Place? nearest = null;
        for (var index = FirstFrom(places, first.Start - ScreenLimits.TogetherWithin - ScreenLimits.PhraseWords); index < places.Count; index++)
        {
            var place = places[index];
            if (place.Start > first.End + ScreenLimits.TogetherWithin)
            {
                break;
            }

            var distance = first.DistanceTo(place);
            if (!first.Overlaps(place) && distance <= ScreenLimits.TogetherWithin && (nearest is not { } known || distance < first.DistanceTo(known)) && !IsIdle(place, idle))
            {
                nearest = place;
            }
        }

        return nearest;
    }

    // Places are found from the beginning of a text to its end.
    private static int FirstFrom(List<Place> places, int start)
    {
        var (low, high) = (0, places.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = places[middle].Start < start ? (middle + 1, high) : (low, middle);
        }

        return low;
    }

    public static bool IsIdle(Place place, bool[] idle) => idle.AsSpan(place.Start, place.End - place.Start).Contains(true);
}

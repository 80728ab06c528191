namespace ChatbotSupport.Playbooks.Diagrams;

/// <summary>
/// Places a chart in rows from top to bottom: every way leads to a lower row, a way back is drawn as a small box that names its goal, and a way over
/// several rows keeps a lane of its own in each of them. So no line crosses a box and no text touches another.
/// </summary>
internal sealed class ChartLayout
{
    private const int Sweeps = 9; // odd: the last look is from above, where people come from

    private readonly Dictionary<string, ChartPlace> _boxes = [];
    private readonly List<List<ChartPlace>> _rows = [];

    /// <summary>Places it.</summary>
    public ChartLayout(Chart chart)
    {
        foreach (var box in Forward(chart.Boxes))
        {
            _boxes[box.Id] = new(box);
        }

        Rank();
        Thread();
        foreach (var sweep in Enumerable.Range(0, Sweeps))
        {
            Order(downwards: sweep % 2 == 0);
        }

        foreach (var sweep in Enumerable.Range(0, Sweeps))
        {
            Shift(downwards: sweep % 2 == 0);
        }

        Settle();
    }

    /// <summary>Everything, by rows.</summary>
    public IReadOnlyList<IReadOnlyList<ChartPlace>> Rows => _rows;

    /// <summary>The width of all.</summary>
    public double Width { get; private set; }

    /// <summary>The height of all.</summary>
    public double Height { get; private set; }

    // Ways back become boxes of their own, so that what is left has no circle.
    private static List<ChartBox> Forward(IReadOnlyList<ChartBox> boxes)
    {
        var known = boxes.ToDictionary(box => box.Id);
        var state = new Dictionary<string, bool>(); // true: under way
        var result = new Dictionary<string, ChartBox>();
        foreach (var box in boxes)
        {
            Visit(box);
        }

        return [.. boxes.Select(box => result[box.Id]), .. result.Values.Where(box => !known.ContainsKey(box.Id))];

        void Visit(ChartBox box)
        {
            if (!state.TryAdd(box.Id, true))
            {
                return;
            }

            var ways = new List<ChartWay>();
            foreach (var way in box.Ways.Where(way => known.ContainsKey(way.To)))
            {
                Visit(known[way.To]);
                var back = $"{box.Id}>{way.To}";
                ways.Add(state[way.To] ? way with { To = back } : way);
                if (state[way.To])
                {
                    result[back] = new(back, ChartKind.Leaves, $"عودة إلى · {way.To}", "", []);
                }
            }

            result[box.Id] = box with { Ways = ways };
            state[box.Id] = false;
        }
    }

    private void Rank()
    {
        var rows = new Dictionary<string, int>();
        var inside = _boxes.Values.SelectMany(place => place.Box!.Ways).GroupBy(way => way.To).ToDictionary(group => group.Key, group => group.Count());
        var ready = new Queue<string>(_boxes.Keys.Where(id => !inside.ContainsKey(id)));
        while (ready.TryDequeue(out var id))
        {
            var row = rows.GetValueOrDefault(id);
            _boxes[id].Row = row;
            foreach (var way in _boxes[id].Box!.Ways)
            {
                rows[way.To] = Math.Max(rows.GetValueOrDefault(way.To), row + 1);
                if (--inside[way.To] == 0)
                {
                    ready.Enqueue(way.To);
                }
            }
        }

        foreach (var place in _boxes.Values.OrderBy(place => place.Row))
        {
            while (_rows.Count <= place.Row)
            {
                _rows.Add([]);
            }

            _rows[place.Row].Add(place);
        }
    }

    /// <summary>Lays the lanes of long ways through the rows between.</summary>
    private void Thread()
    {
        foreach (var from in _boxes.Values)
        {
            for (var way = 0; way < from.Box!.Ways.Count; way++)
            {
                var goal = _boxes[from.Box.Ways[way].To];
                var last = new ChartLine(from, way);
                for (var row = from.Row + 1; row < goal.Row; row++)
                {
                    var lane = new ChartPlace(null) { Row = row };
                    _rows[row].Add(lane);
                    last = last.To(lane);
                }

                last.To(goal);
            }
        }
    }

    private void Order(bool downwards)
    {
        for (var index = 1; index < _rows.Count; index++)
        {
            var row = downwards ? index : _rows.Count - 1 - index;
            for (var seat = 0; seat < _rows[row].Count; seat++)
            {
                _rows[row][seat].Seat = seat;
            }

            var other = _rows[downwards ? row - 1 : row + 1];
            for (var seat = 0; seat < other.Count; seat++)
            {
                other[seat].Seat = seat;
            }

            _rows[row] = [.. _rows[row].OrderBy(place => place.MeanSeat(downwards)).ThenBy(place => place.Seat)];
        }
    }

    private void Shift(bool downwards)
    {
        for (var index = 0; index < _rows.Count; index++)
        {
            var row = _rows[downwards ? index : _rows.Count - 1 - index];
            var fromLeft = new double[row.Count];
            var fromRight = new double[row.Count];
            for (var seat = 0; seat < row.Count; seat++)
            {
                var wanted = row[seat].Wanted(downwards);
                fromLeft[seat] = seat == 0 ? wanted : Math.Max(wanted, fromLeft[seat - 1] + Apart(row[seat - 1], row[seat]));
            }

            for (var seat = row.Count - 1; seat >= 0; seat--)
            {
                var wanted = row[seat].Wanted(downwards);
                fromRight[seat] = seat == row.Count - 1 ? wanted : Math.Min(wanted, fromRight[seat + 1] - Apart(row[seat], row[seat + 1]));
            }

            for (var seat = 0; seat < row.Count; seat++)
            {
                row[seat].X = (fromLeft[seat] + fromRight[seat]) / 2; // both keep the distances, so their middle does
            }
        }
    }

    private static double Apart(ChartPlace one, ChartPlace next) => ((one.Width + next.Width) / 2) + ChartSizes.Between;

    private void Settle()
    {
        var left = _rows.SelectMany(row => row).Min(place => place.X - (place.Width / 2)) - ChartSizes.Margin;
        var y = ChartSizes.Top;
        foreach (var row in _rows)
        {
            var height = row.Max(place => place.Height);
            foreach (var place in row)
            {
                place.X -= left;
                place.Y = y;
                place.RowHeight = height;
            }

            y += height + ChartSizes.Gap;
        }

        Width = _rows.SelectMany(row => row).Max(place => place.X + (place.Width / 2)) + ChartSizes.Margin;
        Height = y - ChartSizes.Gap + ChartSizes.Margin;
    }
}

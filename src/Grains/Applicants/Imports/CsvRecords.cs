using System.Runtime.CompilerServices;
using System.Text;
using CsvHelper;

namespace OrleansBooking.Grains.Applicants.Imports;

/// <summary>Puts lines together to records. A quote that is never closed costs its own line, not the file behind it.</summary>
public static class CsvRecords
{
    private const int MaxLines = 20;
    private const char Quote = '"';
    private static readonly CsvReaderOptions Rules = new() { Separator = ',', HasHeader = false, MalformedData = CsvMalformedDataHandling.Skip };

    /// <param name="columns">Fields of a good record; one of several lines with another count is taken for a stray quote. Null: not known yet.</param>
    public static async IAsyncEnumerable<CsvRecord> Read(
        IAsyncEnumerable<FileLine> lines, Func<int?> columns, [EnumeratorCancellation] CancellationToken stop = default)
    {
        var open = new List<FileLine>();
        await foreach (var line in lines.WithCancellation(stop))
        {
            open.Add(line);
            foreach (var record in Take(open, columns, end: false)) yield return record;
        }

        foreach (var record in Take(open, columns, end: true)) yield return record;
    }

    /// <summary>Takes all records that are decided from the front of the open lines.</summary>
    private static IEnumerable<CsvRecord> Take(List<FileLine> open, Func<int?> columns, bool end)
    {
        while (open.Count > 0)
        {
            var (count, closed) = Extent(open);
            if (!closed && !end && open.Count < MaxLines) yield break;

            var record = closed ? Parse(open, count) : Unreadable(open[0]);
            if (count > 1 && columns() is { } expected && record.Fields.Length != expected) record = Unreadable(open[0]);
            open.RemoveRange(0, (int)(record.LastLine - record.FirstLine) + 1);
            // An empty line is no record, nor is one of nothing but commas, as spreadsheets leave them at the end.
            if (record.Fields.IsEmpty || !record.Fields.All(string.IsNullOrWhiteSpace)) yield return record;
        }
    }

    /// <summary>How many lines the first record has, if it is closed within them.</summary>
    private static (int Count, bool Closed) Extent(List<FileLine> open)
    {
        var quoted = false;
        for (var n = 0; n < open.Count; n++)
        {
            var text = open[n].Text;
            for (var i = text.IndexOf(Quote, StringComparison.Ordinal); i >= 0 && i < text.Length; i++)
            {
                if (text[i] != Quote) continue;
                if (!quoted) quoted = i == 0 || text[i - 1] == ',';
                else if (i + 1 < text.Length && text[i + 1] == Quote) i++;
                else quoted = false;
            }

            if (!quoted || open[n].TooLong) return (n + 1, true);
        }

        return (open.Count, false);
    }

    private static CsvRecord Parse(List<FileLine> open, int count)
    {
        var (first, last) = (open[0], open[count - 1]);
        if (last.TooLong) return new CsvRecord(first.Number, last.Number, [], TooLong: true);
        if (count == 1 && !first.Text.Contains(Quote, StringComparison.Ordinal))
            return new CsvRecord(first.Number, first.Number, [.. first.Text.Split(',')], TooLong: false);

        // Quotes that do not fit make the reader find no record at all.
        using var reader = CsvReader.FromText(Join(open, count), Rules);
        return new CsvRecord(first.Number, last.Number, reader.Read() ? [.. reader.Current.ToArray()] : [], TooLong: false);
    }

    private static CsvRecord Unreadable(FileLine line) => new(line.Number, line.Number, [], line.TooLong);

    private static string Join(List<FileLine> open, int count)
    {
        var text = new StringBuilder();
        for (var n = 0; n < count; n++) text.Append(n == 0 ? "" : "\n").Append(open[n].Text);
        return text.ToString();
    }
}

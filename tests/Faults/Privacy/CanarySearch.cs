using System.Text;

namespace OrleansBooking.Faults.Privacy;

/// <summary>Looks for every form of every value of a canary, byte by byte.</summary>
public sealed class CanarySearch(Canary canary)
{
    private const int Around = 160;

    private readonly (string Field, string Form, byte[] Bytes)[] _needles =
        [.. canary.Texts.SelectMany(text => ByteForms.Of(text.Text).Select(form => (text.Field, form.Form, form.Bytes)))];

    /// <summary>The first place of each form in a piece of memory.</summary>
    public IReadOnlyList<Finding> In(string place, ReadOnlySpan<byte> bytes)
    {
        var found = new List<Finding>();
        foreach (var (field, form, needle) in _needles)
        {
            var at = bytes.IndexOf(needle);
            if (at >= 0) found.Add(new Finding(place, field, form, Near(bytes, at, needle.Length)));
        }

        return found;
    }

    /// <summary>The same in every file of a folder and below.</summary>
    public IReadOnlyList<Finding> InFolder(string place, string folder) =>
        [.. Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).SelectMany(file => In($"{place}: {Path.GetRelativePath(folder, file)}", File.ReadAllBytes(file)))];

    private static string Near(ReadOnlySpan<byte> bytes, int at, int length)
    {
        var (from, to) = (Math.Max(0, at - Around), Math.Min(bytes.Length, at + length + Around));
        return string.Concat(Encoding.UTF8.GetString(bytes[from..to]).Select(c => char.IsControl(c) ? '·' : c));
    }
}

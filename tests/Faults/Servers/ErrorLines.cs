using System.Collections.Concurrent;

namespace OrleansBooking.Faults.Servers;

/// <summary>Hears a process and keeps what it calls errors: bugs that a caller saw as 500, commands that PostgreSQL refused.</summary>
/// <param name="further">Hears every line too, or null.</param>
public sealed class ErrorLines(Action<string>? further = null)
{
    private const int Kept = 12;
    private readonly ConcurrentQueue<string> _lines = new();

    public void Hear(string line)
    {
        further?.Invoke(line);
        if (line.Contains("\"LogLevel\":\"Error\"", StringComparison.Ordinal) && line.Contains("\"Category\":\"OrleansBooking", StringComparison.Ordinal)) _lines.Enqueue(line);
    }

    /// <summary>The first of them.</summary>
    public override string ToString() => string.Join('\n', _lines.Take(Kept));
}

using System.Text.Json;
using System.Text.Json.Serialization;

namespace OrleansBooking.Faults.History;

/// <summary>A history on disk, one JSON object a line: what began, what ended and how, which fault came and went. The judge reads it back.</summary>
public sealed class HistoryFile : IDisposable
{
    private static readonly JsonSerializerOptions Options = new()
    {
        Converters = { new JsonStringEnumConverter() }, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    private readonly Lock _lock = new();
    private readonly StreamWriter _writer;

    public HistoryFile(string path)
    {
        Path = path;
        _writer = new StreamWriter(new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.Read));
    }

    public string Path { get; }

    public void Began(Invocation invocation) => Write(new Line(invocation.Operation, null, null, invocation.Began, null));

    public void Ended(Invocation invocation) => Write(new Line(null, invocation.Operation.Id, invocation.Answer, invocation.Began, invocation.Ended));

    /// <summary>For people: the judge does not look at it.</summary>
    public void Note(string what) => Write(new Line(null, null, null, System.Diagnostics.Stopwatch.GetTimestamp(), null, what));

    /// <summary>Everything so far, as the disk has it.</summary>
    /// <exception cref="InvalidDataException">An answer belongs to nothing that began.</exception>
    public IReadOnlyList<Invocation> Read()
    {
        lock (_lock) _writer.Flush();
        var all = new List<Invocation>();
        var open = new Dictionary<(Guid, long), Invocation>();
        using var reader = new StreamReader(new FileStream(Path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite));
        while (reader.ReadLine() is { } text)
        {
            var line = JsonSerializer.Deserialize<Line>(text, Options)!;
            if (line.Operation is { } operation)
            {
                var invocation = new Invocation(operation, line.Began);
                all.Add(invocation);
                open[(operation.Id, line.Began)] = invocation;
            }
            else if (line.Answered is { } id)
            {
                if (!open.Remove((id, line.Began), out var invocation)) throw new InvalidDataException($"{Path}: an answer to {id}, which never began.");
                invocation.End(line.Answer!, line.Ended!.Value);
            }
        }

        return all;
    }

    public void Dispose() => _writer.Dispose();

    private void Write(Line line)
    {
        var text = JsonSerializer.Serialize(line, Options);
        lock (_lock) _writer.WriteLine(text);
    }

    private sealed record Line(Operation? Operation, Guid? Answered, Answer? Answer, long Began, long? Ended, string? Note = null);
}

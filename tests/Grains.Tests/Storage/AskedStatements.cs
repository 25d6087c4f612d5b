using System.Collections.Concurrent;
using System.Diagnostics;

namespace OrleansBooking.Grains.Tests.Storage;

/// <summary>The texts of the statements that this flow of execution and what it starts send to PostgreSQL, as Npgsql's own traces tell them.</summary>
internal sealed class AskedStatements : IDisposable
{
    private readonly ConcurrentQueue<string> _texts = new();
    private readonly ActivityListener _listener;
    private readonly Activity? _own;

    /// <param name="ofAnybody">Also those of background work.</param>
    public AskedStatements(bool ofAnybody = false)
    {
        // A parent tells our statements from those of tests that run beside this one.
        _own = ofAnybody ? null : new Activity(nameof(AskedStatements)).Start();
        _listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == "Npgsql",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = Hear,
        };
        ActivitySource.AddActivityListener(_listener);
    }

    public IReadOnlyList<string> Texts => [.. _texts];

    public void Dispose()
    {
        _listener.Dispose();
        _own?.Dispose();
    }

    private void Hear(Activity statement)
    {
        if (_own is not null && statement.TraceId != _own.TraceId) return;
        if ((statement.GetTagItem("db.query.text") ?? statement.GetTagItem("db.statement")) is string text) _texts.Enqueue(text);
    }
}

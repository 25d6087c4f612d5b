using OrleansBooking.Contracts.Applicants;
using OrleansBooking.Contracts.Refusals;

namespace OrleansBooking.Api.Tests.Hosting;

/// <summary>Imports that keep what they get.</summary>
public sealed class ScriptedImport
{
    public List<string> Keys { get; } = [];
    public List<byte[]> Chunks { get; } = [];
    public ImportKind? Kind { get; private set; }
    public Refusal? CompleteRefusal { get; set; }
    public ImportProgress? Progress { get; set; }
    public byte[]? Digest { get; private set; }

    internal IApplicantImportGrain At(string key) => new One(this, key);

    private sealed class One(ScriptedImport script, string key) : IApplicantImportGrain
    {
        public ValueTask<Refusal?> Begin(string ticket, ImportKind kind)
        {
            script.Keys.Add(key);
            script.Kind = kind;
            return new((Refusal?)null);
        }

        public ValueTask<Refusal?> Append(int index, ReadOnlyMemory<byte> chunk)
        {
            if (index == script.Chunks.Count) script.Chunks.Add(chunk.ToArray());
            return new((Refusal?)null);
        }

        public ValueTask<Refusal?> Complete(ReadOnlyMemory<byte> digest)
        {
            script.Digest = digest.ToArray();
            return new(script.CompleteRefusal);
        }

        public ValueTask<ImportProgress?> Progress(string ticket) => new(script.Progress);

        public async IAsyncEnumerable<IssuedId> Issued(string ticket)
        {
            await Task.Yield();
            yield return new IssuedId("A-1", "0123456789012345");
        }
    }
}

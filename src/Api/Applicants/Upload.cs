using System.Buffers;
using System.IO.Pipelines;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using OrleansBooking.Contracts.Applicants;
using OrleansBooking.Contracts.Refusals;

namespace OrleansBooking.Api.Applicants;

/// <summary>Passes a body on to an import in chunks; never more than one of them is in memory.</summary>
internal static class Upload
{
    private const int ChunkSize = 256 * 1024;

    /// <summary>Sends all of it; null, or why it was not taken.</summary>
    public static async Task<Refusal?> Send(PipeReader body, IApplicantImportGrain import, CancellationToken cancellation)
    {
        using var sha = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var index = 0;
        await foreach (var chunk in Chunks(body, cancellation))
        {
            sha.AppendData(chunk.Span);
            if (await import.Append(index++, chunk) is { } refusal) return refusal;
        }

        return await import.Complete(sha.GetHashAndReset());
    }

    /// <summary>Sends nothing but the digest, to an import that is decided: what it said then, or that this is another file.</summary>
    public static async Task<Refusal?> Repeat(PipeReader body, IApplicantImportGrain import, CancellationToken cancellation)
    {
        using var sha = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        await foreach (var chunk in Chunks(body, cancellation)) sha.AppendData(chunk.Span);
        return await import.Complete(sha.GetHashAndReset());
    }

    private static async IAsyncEnumerable<ReadOnlyMemory<byte>> Chunks(PipeReader body, [EnumeratorCancellation] CancellationToken cancellation)
    {
        while (true)
        {
            var read = await body.ReadAtLeastAsync(ChunkSize, cancellation);
            var rest = read.Buffer;
            while (rest.Length >= ChunkSize)
            {
                // A copy: the grain may keep what it was given.
                yield return rest.Slice(0, ChunkSize).ToArray();
                rest = rest.Slice(ChunkSize);
            }

            if (read.IsCompleted)
            {
                if (!rest.IsEmpty) yield return rest.ToArray();
                body.AdvanceTo(read.Buffer.End);
                yield break;
            }

            body.AdvanceTo(rest.Start, rest.End);
        }
    }
}

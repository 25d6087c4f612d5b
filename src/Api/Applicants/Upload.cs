using System.Buffers;
using System.IO.Pipelines;
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
        var chunk = new byte[ChunkSize];
        var filled = 0;
        var index = 0;
        while (true)
        {
            var read = await body.ReadAsync(cancellation);
            var rest = read.Buffer;
            while (!rest.IsEmpty)
            {
                var part = rest.Slice(0, Math.Min(rest.Length, ChunkSize - filled));
                part.CopyTo(chunk.AsSpan(filled));
                filled += (int)part.Length;
                rest = rest.Slice(part.End);
                if (filled < ChunkSize) continue;
                if (await import.Append(index++, chunk) is { } refusal) return refusal;
                // The grain may keep what it was given.
                chunk = new byte[ChunkSize];
                filled = 0;
            }

            body.AdvanceTo(read.Buffer.End);
            if (read.IsCompleted) break;
        }

        return filled > 0 && await import.Append(index, chunk.AsMemory(0, filled)) is { } last ? last : await import.Complete();
    }
}

using OrleansBooking.Contracts.Refusals;

namespace OrleansBooking.Contracts.Applicants;

/// <summary>One upload of applicants (D1); key <c>import/{guid}</c>. Chunks are sealed at rest, read in the background, and deleted afterwards (P7).</summary>
[Alias("IApplicantImportGrain")]
public interface IApplicantImportGrain : IGrainWithStringKey
{
    /// <summary>Begins an upload, also in place of one that was refused; a staff ticket is needed.</summary>
    [Alias("Begin")]
    ValueTask<Refusal?> Begin(string ticket, ImportKind kind);

    /// <summary>The next bytes of the file, in order from 0, at most 256 KiB; a repeated index is ignored.</summary>
    [Alias("Append")]
    ValueTask<Refusal?> Append(int index, ReadOnlyMemory<byte> chunk);

    /// <summary>Ends the upload. Wrong encoding or columns refuse it whole; otherwise work begins in the background.</summary>
    /// <param name="digest">SHA-256 of the whole file: chunks of another file sent earlier under this key, or another file under the key of
    /// one that was taken, are <see cref="RefusalKind.IdempotencyMismatch"/> and change nothing.</param>
    [Alias("Complete")]
    ValueTask<Refusal?> Complete(ReadOnlyMemory<byte> digest);

    /// <summary>How far it is; null if there is no such import.</summary>
    [Alias("Progress")]
    ValueTask<ImportProgress?> Progress(string ticket);

    /// <summary>For <see cref="ImportKind.Issue"/>: lines <c>reference,reservation_id</c> for the mail merge, once finished.</summary>
    [Alias("Issued")]
    IAsyncEnumerable<IssuedId> Issued(string ticket);
}

using OrleansBooking.Contracts.Applicants;
using OrleansBooking.Contracts.Refusals;
using OrleansBooking.Contracts.Rights;
using OrleansBooking.Contracts.Tickets;
using OrleansBooking.Grains.Applicants.Imports;
using OrleansBooking.Grains.Privacy;
using OrleansBooking.Grains.Storage;

namespace OrleansBooking.Grains.Applicants;

/// <summary>Takes one upload and tells how it goes; the lines are read by <see cref="ApplicantImportWorker"/> (D1).</summary>
/// <remarks>Only who began it knows the key's GUID; reading progress and issued IDs needs a staff ticket besides.</remarks>
public sealed class ApplicantImportGrain(StaffTicketSigner staff, ImportIntake intake, KeyRing keys, ImportSignal signal) : Grain, IApplicantImportGrain
{
    private const string Prefix = "import/";
    private const int MaxChunk = 256 * 1024;

    private ImportBox? _box;

    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        Forget();
        return Task.CompletedTask;
    }

    public async ValueTask<Refusal?> Begin(string ticket, ImportKind kind)
    {
        if (Account(ticket) is not { } account) return Refusal.NotAllowed;
        if (Id() is not { } import) return Refusal.NotFound;
        await StorageBoundary.Cross(() => intake.Begin(import, kind, account.UserName));
        // A refused upload that is begun again has another key.
        Forget();
        return null;
    }

    public async ValueTask<Refusal?> Append(int index, ReadOnlyMemory<byte> chunk)
    {
        if (chunk.Length > MaxChunk) return Refusal.Invalid(new FieldError("chunk", FieldProblem.TooLong, MaxChunk, chunk.Length));
        if (index is < 0 or >= ImportIntake.MaxChunks)
            return Refusal.Invalid(new FieldError("file", FieldProblem.TooLong, ImportIntake.MaxChunks * MaxChunk));
        return await StorageBoundary.Cross<Refusal?>(async () =>
        {
            if (Id() is not { } import || await Box(import) is not { } box) return Refusal.NotFound;
            return await intake.Append(import, index, box.SealChunk(index, chunk.Span)) ? null : Refusal.Invalid(new FieldError("chunk", FieldProblem.Unknown));
        });
    }

    public async ValueTask<Refusal?> Complete(ReadOnlyMemory<byte> digest) => await StorageBoundary.Cross(async () =>
    {
        if (Id() is not { } import || await intake.Find(import) is not { } upload) return Refusal.NotFound;
        // Repeated: what was decided stays, for the file that was taken.
        if (!upload.IsReceiving) return upload.IsOf(intake.Fingerprint(digest.Span)) ? upload.Refusal : Refusal.IdempotencyMismatch;
        var refusal = await intake.Decide(import, upload.Kind, (await Box(import))!, digest);
        signal.Raise();
        return refusal;
    });

    public async ValueTask<ImportProgress?> Progress(string ticket) =>
        Account(ticket) is not null && Id() is { } import ? await StorageBoundary.Cross(() => intake.Progress(import)) : null;

    /// <inheritdoc />
    /// <remarks>Repeatable until the IDs are erased, <see cref="ImportClaims.KeepIssued"/> after the end; then, and before it is done, nothing comes.</remarks>
    /// <exception cref="UnauthorizedAccessException">The ticket does not allow it: an empty list would be taken for an answer.</exception>
    public IAsyncEnumerable<IssuedId> Issued(string ticket) =>
        Account(ticket) is null ? throw new UnauthorizedAccessException("A staff ticket is needed.") : Issued();

    /// <summary>Whose ticket it is, if the role has the right.</summary>
    private StaffIdentity? Account(string ticket) => staff.Verify(ticket) is { } account && account.May(Right.ManageApplicants) ? account : null;

    private async IAsyncEnumerable<IssuedId> Issued()
    {
        if (Id() is not { } import || await StorageBoundary.Cross(() => intake.Find(import)) is not { State: "done", Kind: ImportKind.Issue,
            WrappedKey: { } wrapped }) yield break;
        using var box = ImportBox.Open(keys, import, wrapped);
        var after = 0L;
        while (await StorageBoundary.Cross(() => intake.Issued(import, box, after)) is { Count: > 0 } page)
        {
            foreach (var (_, issued) in page) yield return issued;
            after = page[^1].Line;
        }
    }

    /// <summary>Null if there is no such import, or its key is gone because it is finished.</summary>
    private async Task<ImportBox?> Box(Guid import)
    {
        if (_box is null && (await intake.Find(import))?.WrappedKey is { } wrapped) _box = ImportBox.Open(keys, import, wrapped);
        return _box;
    }

    private void Forget()
    {
        _box?.Dispose();
        _box = null;
    }

    private Guid? Id()
    {
        var key = this.GetPrimaryKeyString();
        return key.StartsWith(Prefix, StringComparison.Ordinal) && Guid.TryParse(key.AsSpan(Prefix.Length), out var id) ? id : null;
    }
}

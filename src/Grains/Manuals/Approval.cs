using OrleansBooking.Contracts.Manuals;
using OrleansBooking.Contracts.Refusals;
using OrleansBooking.Grains.Storage;

namespace OrleansBooking.Grains.Manuals;

/// <summary>The approval of a text: never by whom who wrote it, and only of the revision that was read (T2, T9).</summary>
public static class Approval
{
    /// <param name="expected">The revision that was read; null: whatever is newest.</param>
    /// <returns>Null if <paramref name="actor"/> may approve the text, or has done so already; or the reason why not.</returns>
    public static Refusal? Check(IReviewedText newest, string actor, int? expected)
    {
        ArgumentNullException.ThrowIfNull(newest);
        return expected is { } read && read != newest.Revision ? Refusal.StaleVersion(newest.Revision)
            : newest.ApprovedBy == actor ? null
            : newest.ApprovedBy is not null ? Refusal.AlreadyDecided
            : newest.WrittenBy == actor ? Refusal.OwnChange
            : null;
    }

    /// <summary>Approves the newest text; the same approval again finds it.</summary>
    /// <param name="store">Approves this revision unless there is a newer one.</param>
    internal static async Task<(T? Text, Refusal? Refusal)> Give<T>(string actor, int? expected, Func<Task<T?>> newest, Func<int, Task<bool>> store)
        where T : class, IReviewedText
    {
        if (await StorageBoundary.Cross(newest) is not { } found) return (null, Refusal.NotFound);
        if (Check(found, actor, expected) is { } refusal) return (null, refusal);
        if (found.ApprovedBy is not null) return (found, null);
        if (!await StorageBoundary.Cross(() => store(found.Revision))) return (null, Refusal.StaleVersion(found.Revision + 1));
        return (await StorageBoundary.Cross(newest), null);
    }
}

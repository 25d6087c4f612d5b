namespace OrleansBooking.Contracts.LostNotices;

/// <summary>Callers who have lost their notice letter (T1); a stateless worker, key 0.</summary>
[Alias("ILostNoticeDesk")]
public interface ILostNoticeDesk : IGrainWithIntegerKey
{
    /// <summary>Compares what was said with what is stored. Three tries that do not fit end it for the call; the same id again answers the same.</summary>
    [Alias("Match")]
    ValueTask<LostNoticeOutcome> Match(MatchLostNotice command);
}

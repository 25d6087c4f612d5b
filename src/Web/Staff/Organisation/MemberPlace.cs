using System.Collections.Immutable;
using OrleansBooking.Contracts.Organisation;

namespace OrleansBooking.Web.Staff.Organisation;

/// <summary>Where a member stands after somebody else has changed the organisation. Members have no name of their own: places shift when one goes.</summary>
public static class MemberPlace
{
    /// <summary>The place in <paramref name="now"/> of the one who stood at <paramref name="at"/> before: unchanged, or changed in duty or name;
    /// null if nobody is that any more.</summary>
    public static int? Now(ImmutableArray<Member> before, ImmutableArray<Member> now, int? at)
    {
        if (at is not { } place || place < 0 || place >= before.Length) return null;
        var member = before[place];
        if (now.IndexOf(member) is >= 0 and var unchanged) return unchanged;
        if (now.Length == before.Length && !before.Contains(now[place])) return place;
        for (var i = 0; i < now.Length; i++)
            if (!before.Contains(now[i]) && now[i].Side == member.Side && (now[i].Name == member.Name || now[i].Duty == member.Duty)) return i;
        return null;
    }
}

using OrleansBooking.Contracts.Calendars;
using OrleansBooking.Contracts.Exports;
using OrleansBooking.Contracts.Reservations;
using OrleansBooking.Contracts.Slots;

namespace OrleansBooking.Api.Tests.Hosting;

/// <summary>An engine that answers as the test says, to see the edge alone: every refusal, every fault, at will.</summary>
public sealed class ScriptedGrains : IGrainFactory
{
    public ScriptedSlots Slots { get; } = new();
    public ScriptedDesk Desk { get; private set; } = new();
    public ScriptedReports Reports { get; private set; } = new();
    public ScriptedCalendar Calendar { get; private set; } = new();
    public ScriptedCatalogue Catalogue { get; } = new();
    public ScriptedExports Exports { get; private set; } = new();
    public ScriptedImport Import { get; private set; } = new();

    /// <summary>Forgets all scripts.</summary>
    public void Reset()
    {
        // The edge keeps references to slots, so these stay the same ones.
        Slots.Reset();
        Desk = new();
        Reports = new();
        Calendar = new();
        Import = new();
        Exports = new();
    }

    public TGrainInterface GetGrain<TGrainInterface>(string primaryKey, string? grainClassNamePrefix = null) where TGrainInterface : IGrainWithStringKey =>
        (TGrainInterface)(
            typeof(TGrainInterface) == typeof(ISlotGrain) ? Slots.At(primaryKey)
            : typeof(TGrainInterface) == typeof(ICalendarGrain) ? Calendar.At(primaryKey)
            : (object)Import.At(primaryKey));

    public TGrainInterface GetGrain<TGrainInterface>(long primaryKey, string? grainClassNamePrefix = null) where TGrainInterface : IGrainWithIntegerKey =>
        (TGrainInterface)(
            typeof(TGrainInterface) == typeof(IReservationDesk) ? Desk
            : typeof(TGrainInterface) == typeof(IExportLog) ? Exports
            : (object)Catalogue);

    public TGrainInterface GetGrain<TGrainInterface>(Guid primaryKey, string? grainClassNamePrefix = null) where TGrainInterface : IGrainWithGuidKey =>
        (TGrainInterface)(object)Reports;

    public TGrainInterface GetGrain<TGrainInterface>(Guid primaryKey, string keyExtension, string? grainClassNamePrefix = null)
        where TGrainInterface : IGrainWithGuidCompoundKey => throw new NotSupportedException();

    public TGrainInterface GetGrain<TGrainInterface>(long primaryKey, string keyExtension, string? grainClassNamePrefix = null)
        where TGrainInterface : IGrainWithIntegerCompoundKey => throw new NotSupportedException();

    public TGrainObserverInterface CreateObjectReference<TGrainObserverInterface>(IGrainObserver obj)
        where TGrainObserverInterface : IGrainObserver => throw new NotSupportedException();

    public void DeleteObjectReference<TGrainObserverInterface>(IGrainObserver obj)
        where TGrainObserverInterface : IGrainObserver => throw new NotSupportedException();

    public IGrain GetGrain(Type grainInterfaceType, Guid grainPrimaryKey) => throw new NotSupportedException();
    public IGrain GetGrain(Type grainInterfaceType, long grainPrimaryKey) => throw new NotSupportedException();
    public IGrain GetGrain(Type grainInterfaceType, string grainPrimaryKey) => throw new NotSupportedException();
    public IGrain GetGrain(Type grainInterfaceType, Guid grainPrimaryKey, string keyExtension) => throw new NotSupportedException();
    public IGrain GetGrain(Type grainInterfaceType, long grainPrimaryKey, string keyExtension) => throw new NotSupportedException();
    public IAddressable GetGrain(Type grainInterfaceType, IdSpan grainPrimaryKey) => throw new NotSupportedException();
    public IAddressable GetGrain(Type interfaceType, IdSpan grainKey, string grainClassNamePrefix) => throw new NotSupportedException();
    public TGrainInterface GetGrain<TGrainInterface>(GrainId grainId) where TGrainInterface : IAddressable => throw new NotSupportedException();
    public IAddressable GetGrain(GrainId grainId) => throw new NotSupportedException();
    public IAddressable GetGrain(GrainId grainId, GrainInterfaceType interfaceType) => throw new NotSupportedException();
}

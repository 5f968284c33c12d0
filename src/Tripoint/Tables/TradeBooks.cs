namespace Tripoint.Tables;

/// <summary>Whose declarations a trade figure rests on.</summary>
public enum TradeBooks
{
    /// <summary>The importer's customs: usually CIF, that is with freight and insurance.</summary>
    Importer,

    /// <summary>The exporter's customs: FOB, without freight and insurance.</summary>
    Exporter,

    /// <summary>One figure made of both: FOB, weighted by how reliable each side is (docs/models/products.md).</summary>
    Reconciled,
}

namespace Tripoint.Data.Provenance;

/// <summary>The terms under which the known sources publish, as recorded with every import. The publisher's own page decides.</summary>
public static class KnownLicences
{
    /// <summary>OECD Inter-Country Input-Output tables.</summary>
    public const string OecdIcio = "OECD terms and conditions (data published from July 2024: CC BY 4.0); cite 'OECD Inter-Country Input-Output Database'";

    /// <summary>World Input-Output Database, release 2013.</summary>
    public const string Wiod2013 = "CC BY 4.0; cite Timmer, Dietzenbacher, Los, Stehrer and de Vries (2015)";

    /// <summary>CO₂ accounts of the European Commission's Joint Research Centre.</summary>
    public const string JrcCo2 = "CC BY 4.0; cite European Commission, Joint Research Centre (2019)";

    /// <summary>UNESCO Institute for Statistics.</summary>
    public const string Uis = "CC BY-SA 3.0 IGO; cite UNESCO Institute for Statistics";

    /// <summary>UN DESA population data.</summary>
    public const string UnDesa = "CC BY 3.0 IGO; cite United Nations Department of Economic and Social Affairs, Population Division (2020)";

    /// <summary>ICIO flows joined with applied tariffs.</summary>
    public const string IcioWithTariffs = "flows: OECD terms; tariffs: Global Tariff Database of F. Teti, cite the author";

    /// <summary>The replication inputs of Caliendo and Parro (2015).</summary>
    public const string CaliendoParro = "authors' published replication inputs; cite Caliendo and Parro (2015)";

    /// <summary>ADB Multi-Regional Input-Output tables.</summary>
    public const string AdbMrio = "Asian Development Bank terms of use; cite 'ADB MRIO Database'";

    /// <summary>EORA26.</summary>
    public const string Eora26 = "free for research at degree-granting institutions, licensed otherwise (worldmrio.com); cite Lenzen, Kanemoto, Moran and Geschke (2012)";

    /// <summary>EXIOBASE 3.</summary>
    public const string Exiobase3 = "CC BY-SA 4.0 (versions to 3.8.2: CC BY-SA 4.0; later versions non-commercial, see the record at Zenodo); cite Stadler et al. (2018)";

    /// <summary>CEPII BACI.</summary>
    public const string Baci = "Etalab Open Licence 2.0; cite Gaulier and Zignago (2010), BACI, CEPII";

    /// <summary>UN Comtrade.</summary>
    public const string Comtrade = "UN Comtrade terms of use (re-dissemination of aggregates with attribution); cite 'UN Comtrade Database'";

    /// <summary>A user's own folder of CSV files.</summary>
    public const string OwnTable = "as stated by the person who imported it";
}
